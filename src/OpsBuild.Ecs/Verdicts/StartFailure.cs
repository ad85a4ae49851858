namespace OpsBuild.Ecs.Verdicts;

/// <summary>Why a request led to no task.</summary>
public abstract record StartFailure
{
    private StartFailure() { }

    /// <summary>RunTask answered with HTTP 200 and <c>failures[]</c> instead of tasks; the first one is told.</summary>
    public sealed record Refused(string Reason, string? Detail = null) : StartFailure
    {
        public override string ToString() => Detail is null ? Reason : $"{Reason}: {Detail}";
    }

    /// <summary>AWS answered with an error.</summary>
    /// <param name="Operation">The API operation, such as <c>RunTask</c>.</param>
    /// <param name="Code">The error's name, such as <c>AccessDeniedException</c>; empty where no answer came.</param>
    /// <param name="Message">The error's words.</param>
    public sealed record ApiError(string Operation, string Code, string Message) : StartFailure
    {
        public override string ToString() => Code.Length == 0 ? $"{Operation}: {Message}" : $"{Operation}: {Code}: {Message}";
    }

    /// <summary>ecspresso ended without a task.</summary>
    /// <param name="ExitCode">Its exit code: 0, 1 for every error, 2 for a panic.</param>
    /// <param name="Message">Its last words.</param>
    /// <param name="MissingVariable">The variable that a template must have, where that was the cause.</param>
    public sealed record Tool(int ExitCode, string Message, string? MissingVariable = null) : StartFailure
    {
        public override string ToString() => $"ecspresso ended with exit code {ExitCode}: {Message}";
    }

    /// <summary>Nobody said that there is a task, and whether there is one all the same could not be found out.</summary>
    /// <param name="First">What went wrong with the start.</param>
    /// <param name="Doubt">Why the task could not be looked for.</param>
    public sealed record InDoubt(StartFailure First, string Doubt) : StartFailure
    {
        public override string ToString() => $"{First}; a task may have been started all the same, which could not be looked for: {Doubt}";
    }

    /// <summary>The run was given up before a task was asked for.</summary>
    public sealed record GivenUp(GivingUp Why) : StartFailure
    {
        public override string ToString() => Why == GivingUp.Timeout ? "The time-out passed." : "The run was interrupted.";
    }
}
