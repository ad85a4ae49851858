namespace OpsBuild.Local.Aws.Ecs.Faults;

/// <summary>A refusal of the next calls of an operation.</summary>
/// <param name="Operation">As <c>DescribeTasks</c>.</param>
/// <param name="Code">As <c>ThrottlingException</c>.</param>
/// <param name="Message">What the error says.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record OperationFault(string Operation, string Code, string Message, int Status = 400)
{
    /// <summary>Only calls whose request holds this text, as a cluster's or a family's name.</summary>
    /// <value>Default null: every call.</value>
    public string? Text { get; init; }

    /// <summary>Whether the operation is carried out all the same, so that only its answer is lost.</summary>
    /// <value>Default false.</value>
    public bool IsCarriedOut { get; init; }
}
