namespace OpsBuild.Pipeline.Registries;

/// <summary>A repository as settings name it: with or without its registry before it.</summary>
internal static class RepositoryName
{
    /// <summary>Without the registry, whose host has a dot or a port as no repository's first part has to.</summary>
    public static string Of(string setting) =>
        setting.Split('/', 2) is [var host, var name] && (host.Contains(".dkr.ecr", StringComparison.Ordinal) || host.Contains(':', StringComparison.Ordinal)) ? name : setting;
}
