namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>The endpoint's files in the state folder of an environment.</summary>
/// <param name="Root">The environment's state folder.</param>
internal sealed record EndpointFiles(string Root)
{
    public string Folder => Path.Combine(Root, "aws");

    public string Settings => Path.Combine(Folder, "settings.json");

    /// <summary>Which process serves, on which port, of which build.</summary>
    public string Process => Path.Combine(Folder, "endpoint.json");

    /// <summary>In the form of <c>~/.aws/credentials</c>.</summary>
    public string Credentials => Path.Combine(Folder, "credentials");

    /// <summary>In the form of <c>~/.aws/config</c>.</summary>
    public string Config => Path.Combine(Folder, "config");

    public string RequestLog => Path.Combine(Root, "logs", "aws-requests.jsonl");
}
