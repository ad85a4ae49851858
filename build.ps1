# Runs the build: ./build.ps1 [targets] [--parameters]; ./build.ps1 --help lists both. The same steps as build.sh.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3

$root = $PSScriptRoot
$temp = Join-Path $root '.nuke/temp'
$program = Join-Path $root 'artifacts/bin/_build/debug/_build.dll'
$stamp = Join-Path $root 'artifacts/build.stamp'
$mode = "packages=$(if ($env:OfficialPackages) { $env:OfficialPackages } else { 'subset' })"

$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_SKIP_FIRST_TIME_EXPERIENCE = '1'
$env:NUKE_TELEMETRY_OPTOUT = '1'

function Stop-Build([string] $message) {
    [Console]::Error.WriteLine("build.ps1: $message")
    exit 2
}

# Everything that the compiled program depends on. Folders are compared too: a deleted file changes nothing but its folder.
$inputs = 'build', 'src', 'Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props', 'global.json', '.editorconfig'

function Test-Current {
    if (-not ((Test-Path $program) -and (Test-Path $stamp))) { return $false }
    if ((Get-Content $stamp -Raw) -ne $mode) { return $false }
    $time = (Get-Item $stamp).LastWriteTimeUtc
    foreach ($name in $inputs) {
        $path = Join-Path $root $name
        if (-not (Test-Path $path)) { return $false }
        if ((Get-Item $path -Force).LastWriteTimeUtc -gt $time) { return $false }
        if (Test-Path $path -PathType Container) {
            foreach ($entry in [IO.Directory]::EnumerateFileSystemEntries($path, '*', [IO.SearchOption]::AllDirectories)) {
                if ([IO.File]::GetLastWriteTimeUtc($entry) -gt $time) { return $false }
            }
        }
    }
    return $true
}

# Fetches the SDK that global.json names, checked against the SHA-512 that the .NET release metadata states.
function Install-Sdk([string] $folder) {
    $version = (Get-Content (Join-Path $root 'global.json') -Raw | ConvertFrom-Json).sdk.version
    $channel = $version.Substring(0, $version.LastIndexOf('.'))
    $architecture = if ([Runtime.InteropServices.RuntimeInformation]::OSArchitecture -eq 'Arm64') { 'arm64' } else { 'x64' }
    $archive = "dotnet-sdk-$version-win-$architecture.zip"
    $feed = if ($env:OPSBUILD_DOTNET_FEED) { $env:OPSBUILD_DOTNET_FEED } else { 'https://builds.dotnet.microsoft.com/dotnet' }
    New-Item -ItemType Directory -Force $temp | Out-Null
    [Console]::Error.WriteLine("No .NET SDK that satisfies global.json is installed: fetching $version for win-$architecture ...")
    $ProgressPreference = 'SilentlyContinue'
    $metadata = Invoke-RestMethod "$feed/release-metadata/$channel/releases.json"
    $file = $metadata.releases | ForEach-Object { $_.sdks } | ForEach-Object { $_.files } |
        Where-Object { $_.url -like "*/$archive" } | Select-Object -First 1
    if (-not $file) { Stop-Build "the .NET release metadata states no hash for $archive; install the .NET 10 SDK and run again." }
    $download = Join-Path $temp $archive
    Invoke-WebRequest "$feed/Sdk/$version/$archive" -OutFile $download -UseBasicParsing
    $actual = (Get-FileHash $download -Algorithm SHA512).Hash
    if ($actual -ne $file.hash) {
        Remove-Item $download
        Stop-Build "$archive has SHA-512 $actual, the release metadata says $($file.hash); it was deleted. Run again, or install the .NET 10 SDK."
    }
    Remove-Item "$folder.part", $folder -Recurse -Force -ErrorAction SilentlyContinue
    Expand-Archive $download -DestinationPath "$folder.part"
    Move-Item "$folder.part" $folder
    Remove-Item $download
}

function Find-Dotnet([bool] $withSdk) {
    $own = Join-Path $temp 'dotnet-win'
    if (-not (Test-Path (Join-Path $own 'dotnet.exe'))) {
        $found = Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
        if ($found) {
            if (-not $withSdk) { return $found.Source }
            Push-Location $root
            try { & $found.Source --version *> $null } finally { Pop-Location }
            if ($LASTEXITCODE -eq 0) { return $found.Source }
        }
        Install-Sdk $own
    }
    $env:DOTNET_ROOT = $own
    return Join-Path $own 'dotnet.exe'
}

if (Test-Current) {
    $dotnet = Find-Dotnet $false
}
else {
    $dotnet = Find-Dotnet $true
    New-Item -ItemType Directory -Force (Join-Path $root 'artifacts') | Out-Null
    # Stamped with the time before the compiler reads its first file: an edit meanwhile counts as newer.
    $time = [DateTime]::UtcNow
    [Console]::Error.WriteLine('Compiling the build program ...')
    $log = & $dotnet build (Join-Path $root 'build/_build.csproj') -nologo -verbosity:quiet -clp:NoSummary -nodeReuse:false -p:UseSharedCompilation=false "-p:RunAnalyzers=$(if ($env:OPSBUILD_RUN_ANALYZERS) { $env:OPSBUILD_RUN_ANALYZERS } else { 'false' })" 2>&1
    if ($LASTEXITCODE -ne 0) {
        Remove-Item $stamp -ErrorAction SilentlyContinue
        $log | ForEach-Object { [Console]::Error.WriteLine($_) }
        Stop-Build 'the build program does not compile; see the errors above.'
    }
    [IO.File]::WriteAllText($stamp, $mode)
    [IO.File]::SetLastWriteTimeUtc($stamp, $time)
}

$env:DOTNET_EXE = $dotnet
& $dotnet $program @args
exit $LASTEXITCODE
