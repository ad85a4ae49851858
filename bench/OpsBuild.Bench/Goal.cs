using System.Globalization;

namespace OpsBuild.Bench;

/// <summary>What a figure should be.</summary>
/// <param name="Operator"><c>&lt;=</c> or <c>&gt;=</c>.</param>
/// <param name="Value">In the figure's own unit.</param>
internal sealed record Goal(string Operator, double Value)
{
    public static Goal AtMost(double value) => new("<=", value);

    public static Goal AtLeast(double value) => new(">=", value);

    public bool IsMetBy(double measured) => Operator == "<=" ? measured <= Value : measured >= Value;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Operator} {Value}");
}
