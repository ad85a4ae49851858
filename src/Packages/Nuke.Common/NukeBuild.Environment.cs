using Nuke.Common.CI;
using Nuke.Common.Internal;
using Nuke.Common.IO;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <inheritdoc cref="INukeBuild.RootDirectory"/>
    public static AbsolutePath RootDirectory => BuildSession.Current.RootDirectory;

    /// <inheritdoc cref="INukeBuild.TemporaryDirectory"/>
    public static AbsolutePath TemporaryDirectory => (RootDirectory / ".nuke" / "temp").CreateDirectory();

    /// <inheritdoc cref="INukeBuild.BuildAssemblyFile"/>
    public static AbsolutePath BuildAssemblyFile => BuildLocation.AssemblyFile;

    /// <inheritdoc cref="INukeBuild.BuildAssemblyDirectory"/>
    public static AbsolutePath BuildAssemblyDirectory => BuildLocation.AssemblyFile?.Parent;

    /// <inheritdoc cref="INukeBuild.BuildProjectDirectory"/>
    public static AbsolutePath BuildProjectDirectory => BuildLocation.ProjectFile?.Parent;

    /// <inheritdoc cref="INukeBuild.BuildProjectFile"/>
    public static AbsolutePath BuildProjectFile => BuildLocation.ProjectFile;

    /// <inheritdoc cref="INukeBuild.Verbosity"/>
    public static Verbosity Verbosity
    {
        get => BuildSession.Current.Verbosity;
        set => BuildSession.Current.Verbosity = value;
    }

    /// <inheritdoc cref="INukeBuild.Host"/>
    public static Host Host
    {
        get => BuildSession.Current.Host;
        set => BuildSession.Current.Host = value;
    }

    /// <summary>The profiles whose parameter files are in force, in the order of <c>--profile</c>.</summary>
    public static string[] LoadedLocalProfiles => BuildSession.Current.BuiltIns.Profiles;

    /// <inheritdoc cref="INukeBuild.IsLocalBuild"/>
    public static bool IsLocalBuild => !IsServerBuild;

    /// <inheritdoc cref="INukeBuild.IsServerBuild"/>
    public static bool IsServerBuild => Host is IBuildServer;

    AbsolutePath INukeBuild.RootDirectory => RootDirectory;

    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;

    AbsolutePath INukeBuild.BuildAssemblyFile => BuildAssemblyFile;

    AbsolutePath INukeBuild.BuildAssemblyDirectory => BuildAssemblyDirectory;

    AbsolutePath INukeBuild.BuildProjectDirectory => BuildProjectDirectory;

    AbsolutePath INukeBuild.BuildProjectFile => BuildProjectFile;

    Verbosity INukeBuild.Verbosity => Verbosity;

    Host INukeBuild.Host => Host;

    bool INukeBuild.IsLocalBuild => IsLocalBuild;

    bool INukeBuild.IsServerBuild => IsServerBuild;
}
