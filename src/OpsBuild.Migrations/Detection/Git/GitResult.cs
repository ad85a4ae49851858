using System.Text;

namespace OpsBuild.Migrations.Detection.Git;

/// <summary>What one call of git answered.</summary>
internal sealed record GitResult(string WorkingDirectory, string CommandLine, int ExitCode, byte[] Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The output as text, less the line end that git adds; a path's own line ends stay.</summary>
    public string Line
    {
        get
        {
            var text = Encoding.UTF8.GetString(Output);
            return text.EndsWith('\n') ? text[..^1] : text;
        }
    }

    public string[] Lines => Line.Split('\n');

    /// <summary>The fields of an output made with <c>-z</c>.</summary>
    public string[] Fields => Encoding.UTF8.GetString(Output).Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
