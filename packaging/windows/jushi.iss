; Installs Jushi for one person, without an administrator. Made by Inno Setup 6:
;   iscc /DVersion=0.1.0 packaging\windows\jushi.iss        (after: python packaging\build.py folder)
; Cases are the person's own folders: neither an update nor removing the program touches them.

#ifndef Version
  #error Version is missing: /DVersion=1.2.3
#endif
#define Home "..\.."

[Setup]
AppId={{6B1F2C0E-5D0B-4C58-9A53-6F0D6E7A4C21}
AppName=据实 Jushi
AppVersion={#Version}
AppPublisher=Jushi
VersionInfoVersion={#Version}
DefaultDirName={localappdata}\Programs\Jushi
DisableProgramGroupPage=yes
DisableDirPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir={#Home}\out
OutputBaseFilename=jushi-{#Version}-windows-x64
SetupIconFile={#Home}\out\icons\jushi.ico
UninstallDisplayIcon={app}\jushi.exe
LicenseFile={#Home}\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
#ifdef Sign
SignTool=jushi
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
en.Desktop=Put an icon on the desktop / 在桌面放一个图标
en.Open=Open Jushi now / 现在打开据实

[Tasks]
Name: "desktop"; Description: "{cm:Desktop}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not: the folder is the program's own, no case lies in it.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Home}\out\dist\jushi\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{userprograms}\据实 Jushi"; Filename: "{app}\jushi.exe"
Name: "{userdesktop}\据实 Jushi"; Filename: "{app}\jushi.exe"; Tasks: desktop

[Registry]
Root: HKCU; Subkey: "Software\Classes\.jushi"; ValueType: string; ValueData: "Jushi.Case"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\Jushi.Case"; ValueType: string; ValueData: "据实案件"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Jushi.Case\DefaultIcon"; ValueType: string; ValueData: "{app}\jushi.exe,0"
Root: HKCU; Subkey: "Software\Classes\Jushi.Case\shell\open\command"; ValueType: string; ValueData: """{app}\jushi.exe"" ""%1"""

[Run]
Filename: "{app}\jushi.exe"; Description: "{cm:Open}"; Flags: nowait postinstall skipifsilent
