namespace OpsBuild.Local.Aws.Ecs.Faults;

/// <summary>A refusal of the next calls of an operation.</summary>
/// <param name="Operation">As <c>DescribeTasks</c>.</param>
/// <param name="Code">As <c>ThrottlingException</c>.</param>
/// <param name="Message">What the error says.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record OperationFault(string Operation, string Code, string Message, int Status = 400);
