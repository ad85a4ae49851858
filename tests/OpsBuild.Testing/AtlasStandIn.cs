namespace OpsBuild.Testing;

/// <summary>A program that stands in for the Atlas binary: it really applies, as the notes on Atlas say, and goes wrong as a test asks.</summary>
public sealed class AtlasStandIn : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    /// <param name="fault">How it goes wrong, as <c>crash</c>, <c>crash_after:1</c> or <c>garbage</c>; nothing for not at all.</param>
    /// <param name="version">What it prints as its version; null for that of a release.</param>
    public AtlasStandIn(string fault = "", string? version = null)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = System.IO.Path.GetFullPath(System.IO.Path.Combine(AppContext.BaseDirectory, "../../OpsBuild.AtlasStandIn", configuration, "OpsBuild.AtlasStandIn"));
        _directory.Write("atlas", $"""
            #!/bin/sh
            export STANDIN_FAULT='{fault}' STANDIN_RECORD='{_directory.Path}' DOTNET_ROOT='{Environment.GetEnvironmentVariable("DOTNET_ROOT")}'
            {(version is null ? "" : $"export STANDIN_VERSION='{version}'")}
            exec '{program}' "$@"

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The program.</summary>
    public string Path => _directory["atlas"];

    /// <summary>How it was called, each call's arguments in order.</summary>
    public IReadOnlyList<string[]> Calls => !File.Exists(_directory["arguments"]) ? []
        : [.. File.ReadAllText(_directory["arguments"]).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(call => call.Split('\n'))];

    /// <summary>The variables of its last call.</summary>
    public IReadOnlyList<string> Variables => File.ReadAllLines(_directory["environment"]);

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();
}
