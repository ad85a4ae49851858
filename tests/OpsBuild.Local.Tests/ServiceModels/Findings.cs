namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>What an answer has that its model has not, or the other way round.</summary>
internal sealed class Findings(string service, string operation)
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    public string Service => service;

    public void Add(string path, string what) => lines.Add(path.Length == 0 ? $"{service} {operation}: {what}" : $"{service} {operation}: {path}: {what}");
}
