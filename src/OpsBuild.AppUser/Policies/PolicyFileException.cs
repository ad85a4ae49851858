using OpsBuild.Migrations;

namespace OpsBuild.AppUser.Policies;

/// <summary>The application user's policy, or its SQL, cannot be used.</summary>
public sealed class PolicyFileException(IReadOnlyList<Problem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>All that is wrong with it.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
