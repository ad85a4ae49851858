using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common;

/// <summary>The machine, the process and their environment.</summary>
public static partial class EnvironmentInfo
{
    /// <summary>Whether the process is an ARM64 one.</summary>
    public static bool IsArm64 => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    /// <summary>Whether the process has 64 bits.</summary>
    public static bool Is64Bit => Environment.Is64BitProcess;

    /// <summary>Whether the process has 32 bits.</summary>
    public static bool Is32Bit => !Is64Bit;

    /// <summary>Whether the system is Linux or macOS.</summary>
    public static bool IsUnix => IsLinux || IsOsx;

    /// <summary>Whether the system is Windows.</summary>
    public static bool IsWin => OperatingSystem.IsWindows();

    /// <summary>Whether the system is Linux.</summary>
    public static bool IsLinux => OperatingSystem.IsLinux();

    /// <summary>Whether the system is macOS.</summary>
    public static bool IsOsx => OperatingSystem.IsMacOS();

    /// <summary>Whether the system is Linux inside Windows.</summary>
    public static bool IsWsl => IsLinux && RuntimeInformation.OSDescription.Contains("microsoft", StringComparison.OrdinalIgnoreCase);

    /// <summary>The family of the system.</summary>
    public static PlatformFamily Platform =>
        IsWin ? PlatformFamily.Windows
        : IsLinux ? PlatformFamily.Linux
        : IsOsx ? PlatformFamily.OSX
        : PlatformFamily.Unknown;

    /// <summary>The framework that the build was compiled for.</summary>
    public static FrameworkName Framework => new(AppContext.TargetFrameworkName ?? ".NETCoreApp,Version=v" + Environment.Version.ToString(2));

    /// <summary>The platform's line break.</summary>
    public static string NewLine => Environment.NewLine;

    /// <summary>The machine's name.</summary>
    public static string MachineName => Environment.MachineName;

    /// <summary>The process's working directory.</summary>
    public static AbsolutePath WorkingDirectory
    {
        get => AbsolutePath.Create(Directory.GetCurrentDirectory());
        set => Directory.SetCurrentDirectory(value);
    }

    /// <summary>Changes the working directory until the result is disposed.</summary>
    public static IDisposable SwitchWorkingDirectory(this AbsolutePath path)
    {
        var before = WorkingDirectory;
        return DelegateDisposable.CreateBracket(() => WorkingDirectory = path, () => WorkingDirectory = before);
    }

    /// <summary>A folder of the system or of its user; null where the system has none.</summary>
    public static AbsolutePath SpecialFolder(SpecialFolders folder)
    {
        var path = Environment.GetFolderPath(Enum.Parse<Environment.SpecialFolder>(folder.ToString()));
        return path.Length == 0 ? null : AbsolutePath.Create(path);
    }
}
