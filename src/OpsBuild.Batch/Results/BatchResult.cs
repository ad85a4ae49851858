using System.Text.Json.Nodes;

namespace OpsBuild.Batch.Results;

/// <summary>How a run ended.</summary>
/// <param name="Outcome">How, in a word, with its exit code.</param>
/// <param name="Facts">What the result line carries beyond these; names in snake_case.</param>
internal sealed record BatchResult(Outcome Outcome, JsonObject Facts)
{
    /// <summary>A run that ended because of these findings.</summary>
    public static BatchResult Of(Outcome outcome, params IEnumerable<Finding> findings) => new(outcome, new JsonObject
    {
        ["refusals"] = Refusals(findings),
    });

    public static JsonArray Refusals(IEnumerable<Finding> findings) => new([.. findings.Select(finding => new JsonObject
    {
        ["reason"] = finding.Reason,
        ["what"] = finding.What,
        ["why"] = finding.Why,
        ["remedy"] = finding.Remedy,
    })]);
}
