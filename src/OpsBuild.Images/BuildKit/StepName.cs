using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsBuild.Images.BuildKit;

/// <summary>Where a step stands, as BuildKit writes it before its instruction: <c>[build 2/4]</c>, <c>[stage-1 3/3]</c>, or <c>[2/4]</c> where there is one stage.</summary>
/// <param name="Stage">The stage's name, or <c>stage-N</c>, counted from 0; empty where there is one stage.</param>
/// <param name="Number">The step's number in the stage, counted from 1.</param>
/// <param name="Instruction">The instruction, on one line.</param>
internal sealed partial record StepName(string Stage, int Number, string Instruction)
{
    /// <returns>Null for what is no instruction of the Dockerfile, as <c>[internal] load metadata</c>.</returns>
    public static StepName? Parse(string name) => Form().Match(name) is { Success: true } match
        ? new StepName(match.Groups["stage"].Value, int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture), match.Groups["instruction"].Value)
        : null;

    [GeneratedRegex(@"\A\[(?:linux/\S+ )?(?:(?<stage>\S+) )?(?<number>\d+)/\d+\] (?<instruction>.+)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Form();
}
