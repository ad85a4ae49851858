namespace Amazon.ECS.Model;

/// <summary>Something that a call which succeeded as a whole could not do.</summary>
public partial class Failure
{
    /// <summary>What it happened to.</summary>
    public string Arn { get; set; }

    /// <summary>A word such as <c>MISSING</c>, <c>RESOURCE:CPU</c>, <c>AGENT</c>, or a sentence.</summary>
    public string Reason { get; set; }

    /// <summary>More about it.</summary>
    public string Detail { get; set; }
}
