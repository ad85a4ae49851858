using System.Text.Json.Nodes;

namespace OpsBuild.AtlasStandIn;

/// <summary>The report of an apply, key by key as Atlas writes it; empty ones are left out.</summary>
internal sealed class Report
{
    private readonly JsonObject _json;
    private readonly JsonArray _applied = [];
    private JsonObject? _file;
    private JsonArray? _statements;

    public Report(string url, string directory) => _json = new JsonObject
    {
        ["Driver"] = "postgres",
        ["URL"] = new JsonObject { ["Scheme"] = "postgres", ["Host"] = new Uri(url).Authority, ["Path"] = new Uri(url).AbsolutePath },
        ["Dir"] = directory,
    };

    public string? Failure { get; set; }

    public void Pending(IEnumerable<string> names) =>
        _json["Pending"] = new JsonArray([.. names.Select(name => new JsonObject { ["Name"] = name })]);

    public void Begin(string name, string version, string description, long skipped)
    {
        End();
        _statements = [];
        _file = new JsonObject { ["Name"] = name, ["Version"] = version, ["Description"] = description, ["Start"] = Now() };
        if (skipped > 0)
            _file["Skipped"] = skipped;
        _applied.Add(_file);
    }

    /// <summary>Before the statement is sent: the one that fails is among them.</summary>
    public void Statement(string text)
    {
        _statements!.Add(text);
        _file!["Applied"] = _statements;
    }

    public void Fail(string? statement, string text)
    {
        End();
        _file!["Error"] = statement is null ? new JsonObject { ["Text"] = text } : new JsonObject { ["Stmt"] = statement, ["Text"] = text };
    }

    public string Text()
    {
        End();
        if (_applied.Count > 0)
            _json["Applied"] = _applied;
        _json["Start"] = Now();
        _json["End"] = Now();
        if (Failure is not null)
            _json["Error"] = Failure;
        else
            _json["Message"] = _applied.Count == 0 ? "No migration files to execute" : "Migrated";
        return _json.ToJsonString();
    }

    private void End()
    {
        if (_file is not null)
            _file["End"] = Now();
    }

    // Nanoseconds, as Go writes them.
    private static string Now() => $"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fffffff}00Z";
}
