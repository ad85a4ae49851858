namespace OpsBuild.Ecs.Ecspresso;

/// <summary>One of ecspresso's commands with its options. What is null or false is left to ecspresso.</summary>
public abstract record EcspressoCommand
{
    private protected EcspressoCommand() { }

    /// <summary>The command's word.</summary>
    internal abstract string Word { get; }

    /// <summary>The options as one version takes them.</summary>
    internal abstract IEnumerable<string> Options(EcspressoVersion version);

    private protected static IEnumerable<string> Flag(string name, bool isSet) => isSet ? [$"--{name}"] : [];

    private protected static IEnumerable<string> Value(string name, object? value) =>
        value is null ? [] : [FormattableString.Invariant($"--{name}={value}")];

    /// <summary>An option that versions before <paramref name="since"/> do not know: left out where it says the default, refused otherwise.</summary>
    private protected static IEnumerable<string> Since(EcspressoVersion since, EcspressoVersion version, string name, object? value) =>
        value is null || version.IsAtLeast(since) ? Value(name, value)
        : throw new EcspressoUnavailableException($"ecspresso {version} has no --{name}.", $"it came with {since}", $"Install ecspresso {since} or newer.");
}
