#!/usr/bin/env bash
# Makes out/jushi-VERSION-macos-arm64.dmg from out/dist/Jushi.app; signs and notarises it if the names are given.
#
#   packaging/macos/image.sh VERSION
#   SIGN_AS="Developer ID Application: …" NOTARY_PROFILE=name packaging/macos/image.sh VERSION
#
# SIGN_AS is a certificate in the keychain; NOTARY_PROFILE was stored by `xcrun notarytool store-credentials`.
set -euo pipefail
version=$1; here=$(cd "$(dirname "$0")" && pwd); out=$here/../../out
app=$out/dist/Jushi.app; image=$out/jushi-$version-macos-arm64.dmg
if [ -n "${SIGN_AS:-}" ]; then
  # from the inside out: each library, each framework (their libraries have no ending), then the program; --deep is
  # not to be relied on
  for of in "-type f -name *.dylib" "-type f -name *.so" "-type d -name *.framework"; do
    (set -f; find "$app/Contents" -depth $of -print0) |
      xargs -0 codesign --force --timestamp --options runtime --sign "$SIGN_AS"
  done
  codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" --sign "$SIGN_AS" "$app"
else
  codesign --force --deep --sign - "$app" # Apple silicon starts nothing without at least this
fi
codesign --verify --strict "$app"
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cp -R "$app" "$folder/"; ln -s /Applications "$folder/Applications"
rm -f "$image"; hdiutil create -volname Jushi -srcfolder "$folder" -format ULFO "$image"
if [ -n "${NOTARY_PROFILE:-}" ]; then
  codesign --timestamp --sign "$SIGN_AS" "$image"
  xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
  xcrun stapler staple "$image"
fi
