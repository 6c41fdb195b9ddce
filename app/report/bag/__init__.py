"""The bag (BagIt 1.0, RFC 8493): a case, or a part of it, that anyone can check without Jushi."""
