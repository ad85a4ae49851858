namespace OpsBuild.Workflows;

/// <summary>A parameter on the build's command line.</summary>
/// <param name="Parameter">Its name without dashes in front, as <c>profile</c>.</param>
/// <param name="Variable">The variable of the step's environment that holds its value; null for a switch, which has none.</param>
/// <remarks>
/// The line never holds a value itself: an expression in it would be pasted into the shell before the shell reads it, and whoever names a branch would
/// write a command.
/// </remarks>
public sealed record BuildArgument(string Parameter, string? Variable = null)
{
    /// <summary>As the shell reads it.</summary>
    public override string ToString() => Variable is null ? $"--{Parameter}" : $"--{Parameter} \"${Variable}\"";
}
