using System.Runtime.CompilerServices;
using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Testing;

namespace OpsBuild.Ecs.Tests.Ecspresso;

/// <summary>A small shell program in ecspresso's place: each of its commands prints and ends as a test says.</summary>
internal sealed class ScriptedEcspresso : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public ScriptedEcspresso(string version) => Answer("version", $"echo 'ecspresso v{version}'");

    public string Folder => folder.Path;

    public static string Path([CallerFilePath] string source = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "ecspresso");

    public EcspressoProgramOptions Options => new() { Path = Path(), Variables = new Dictionary<string, string> { ["SCRIPT_FOLDER"] = folder.Path } };

    public void Answer(string command, string script) => File.WriteAllText(System.IO.Path.Combine(folder.Path, $"{command}.sh"), script + "\n");

    public string[] Arguments(string command) => File.ReadAllLines(System.IO.Path.Combine(folder.Path, $"{command}.arguments"));

    public string[] Environment(string command) => File.ReadAllLines(System.IO.Path.Combine(folder.Path, $"{command}.environment"));

    public bool WasCalled(string command) => File.Exists(System.IO.Path.Combine(folder.Path, $"{command}.arguments"));

    public string FileGiven(string name) => File.ReadAllText(System.IO.Path.Combine(folder.Path, "files", name));

    public async Task<EcspressoProgram> FindAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        return await EcspressoProgram.FindAsync(Options, http, cancellationToken);
    }

    public void Dispose() => folder.Dispose();
}
