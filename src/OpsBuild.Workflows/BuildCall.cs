using System.Text.RegularExpressions;

namespace OpsBuild.Workflows;

/// <summary>One call of the build: one target, so that a person runs at home what a job runs.</summary>
public sealed partial record BuildCall
{
    /// <param name="target">The target's name.</param>
    /// <param name="arguments">The parameters.</param>
    /// <exception cref="WorkflowException">A name holds what a shell would take for something else.</exception>
    public BuildCall(string target, params IReadOnlyList<BuildArgument> arguments)
    {
        var names = new[] { target }.Concat(arguments.Select(argument => argument.Parameter)).Concat(arguments.Select(argument => argument.Variable).OfType<string>());
        if (names.FirstOrDefault(name => !NameForm().IsMatch(name)) is { } odd)
        {
            throw new WorkflowException(
                $"The build cannot be called with '{odd}'.", "names of targets, parameters and variables are letters, digits, - and _",
                "give the value in the step's environment and name the variable.");
        }

        (Target, Arguments) = (target, arguments);
    }

    /// <summary>The target's name.</summary>
    public string Target { get; }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<BuildArgument> Arguments { get; }

    /// <summary>The step's command line.</summary>
    public override string ToString() => string.Join(' ', ["./build.sh", Target, .. Arguments.Select(argument => $"{argument}")]);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]*\z")]
    private static partial Regex NameForm();
}
