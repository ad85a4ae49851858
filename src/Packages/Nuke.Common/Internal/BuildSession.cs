using Nuke.Common.Internal.CommandLine;
using Nuke.Common.Internal.Reporting;
using Nuke.Common.Internal.Parameters;
using Nuke.Common.IO;

namespace Nuke.Common.Internal;

/// <summary>
/// What is true for the whole process. The API that is followed here has static members (<see cref="NukeBuild.RootDirectory"/>,
/// <see cref="NukeBuild.Host"/>), so that one object of this class has to be reachable from anywhere.
/// </summary>
internal sealed class BuildSession
{
    private static BuildSession current;

    private readonly Lazy<AbsolutePath> root;
    private Host host;
    private Verbosity? verbosity;
    private bool? noLogo;

    public BuildSession(IReadOnlyList<string> arguments)
    {
        Arguments = CommandLineArguments.Parse(arguments);
        BuiltIns = new BuiltInValues(Arguments);
        root = new Lazy<AbsolutePath>(() => BuiltIns.Root ?? BuildLocation.FindRoot(Directory.GetCurrentDirectory()));
        Console = new ConsoleOutput(System.Console.Out, Mask, () => Colors.Supported(Host));
    }

    /// <summary>The running build's session, else one for whatever program uses the library.</summary>
    public static BuildSession Current
    {
        get => current ??= new BuildSession(Environment.GetCommandLineArgs()[1..]);
        set => current = value;
    }

    public CommandLineArguments Arguments { get; }

    public BuiltInValues BuiltIns { get; }

    public SecretMask Mask { get; } = new();

    public ConsoleOutput Console { get; }

    public BuildLog Log { get; } = new();

    public ErrorsAndWarnings Problems { get; } = new();

    public ParameterValues Parameters { get; set; }

    public AbsolutePath RootDirectory => root.Value;

    public Host Host
    {
        get => host ??= HostSelection.Select(BuiltIns.Host, NukeBuildType);
        set => host = value;
    }

    public Verbosity Verbosity
    {
        get => verbosity ??= BuiltIns.Verbosity;
        set => verbosity = value;
    }

    public bool NoLogo
    {
        get => noLogo ??= BuiltIns.NoLogo;
        set => noLogo = value;
    }

    /// <summary>The build class, once it is known.</summary>
    public Type NukeBuildType { get; set; }

    /// <summary>The parts of the default output that the build turned off.</summary>
    public HashSet<DefaultOutput> Disabled { get; } = [];
}
