using System.Globalization;

namespace OpsBuild.Bench;

/// <summary>One measured figure, printed as <c>bench NAME VALUE UNIT goal OP VALUE met|short</c>.</summary>
/// <param name="Name">A word in snake_case; what <c>--filter</c> looks at.</param>
/// <param name="Value">The median of the runs.</param>
/// <param name="Unit">Such as <c>s</c>, <c>ms</c>, <c>ratio</c>.</param>
/// <param name="Goal">What the value should be.</param>
internal sealed record Row(string Name, double Value, string Unit, Goal Goal)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"bench {Name} {Value:0.###} {Unit} goal {Goal} {(Goal.IsMetBy(Value) ? "met" : "short")}");
}
