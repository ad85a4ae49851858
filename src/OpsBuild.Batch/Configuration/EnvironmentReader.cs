using OpsBuild.Batch.Results;

namespace OpsBuild.Batch.Configuration;

/// <summary>Environment variables on their way into types. Everything that is wrong with them is collected, to be said at once.</summary>
/// <remarks>A variable set to nothing counts as not set: a task definition cannot leave one out conditionally.</remarks>
internal sealed class EnvironmentReader(IReadOnlyDictionary<string, string> environment)
{
    private readonly List<Finding> _findings = [];

    /// <summary>The value; when there is none, a finding and a placeholder that nobody sees after <see cref="ThrowIfWrong"/>.</summary>
    public T Required<T>(Variable<T> variable)
    {
        if (!IsSet(variable))
            _findings.Add(Finding("missing", variable, "is not set", "Set"));
        return Read(variable)!;
    }

    /// <summary>The value, or the fallback when the variable is not set.</summary>
    public T Optional<T>(Variable<T> variable, T fallback) => IsSet(variable) ? Read(variable)! : fallback;

    /// <summary>The value, or null when the variable is not set.</summary>
    public T? OrNull<T>(Variable<T> variable)
        where T : class => IsSet(variable) ? Read(variable) : null;

    /// <summary>The value, or what this text stands for when the variable is not set; null when that is null too.</summary>
    public T? OrText<T>(Variable<T> variable, string? text)
        where T : class => IsSet(variable) ? Read(variable) : text is null ? null : Parse(variable, text);

    /// <summary>Adds what is wrong with a value that is one, but not beside others.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="what">What is wrong, after its name.</param>
    /// <param name="why">Why it cannot be.</param>
    /// <param name="remedy">What to do.</param>
    public void Refuse(Variable variable, string what, string why, string remedy) =>
        _findings.Add(new Finding("contradictory", $"{variable.Name} {what}.", why, remedy));

    /// <exception cref="BatchFailureException">At least one variable is missing or malformed; it names all of them.</exception>
    public void ThrowIfWrong()
    {
        if (_findings.Count > 0)
            throw new BatchFailureException(Outcome.WrongConfiguration, _findings);
    }

    private bool IsSet(Variable variable) => environment.GetValueOrDefault(variable.Name) is { Length: > 0 };

    private T? Read<T>(Variable<T> variable) => IsSet(variable) ? Parse(variable, environment[variable.Name]) : default;

    private T? Parse<T>(Variable<T> variable, string text)
    {
        if (variable.Parse(text, out var value))
            return value;

        // Without its value: who puts a password into the wrong variable must not find it in the log.
        _findings.Add(Finding("malformed", variable, "is malformed", "Correct"));
        return default;
    }

    private static Finding Finding(string reason, Variable variable, string state, string verb) =>
        new(reason, $"{variable.Name} {state}.", $"It should hold {variable.Expected}.",
            $"{verb} {variable.Name} in the task definition or the environment.");
}
