using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.States;

namespace OpsBuild.AppUser.Planning;

/// <summary>Compares what a user should have with what it has.</summary>
internal static class AppUserPlanner
{
    /// <param name="state">The database.</param>
    /// <param name="policy">What is wanted.</param>
    /// <param name="sql">The statements.</param>
    /// <param name="verifier">The password's verifier; null where the password is right already.</param>
    public static AppUserPlan Make(DatabaseState state, AppUserPolicy policy, AppUserSql sql, string? verifier)
    {
        var role = new RolePlan(state, policy, sql).Make(verifier);
        var beyond = new BeyondPlan(state, policy, sql).Make();
        // Without the role there is nobody to grant anything to.
        if (state.User is null && role.Steps.Count == 0)
            return new AppUserPlan([], beyond.Beyond, role.Lacking);
        var grants = new GrantPlan(state, policy, sql).Make();
        return new AppUserPlan([.. role.Steps, .. grants.Steps, .. beyond.Steps], beyond.Beyond, [.. role.Lacking, .. grants.Lacking, .. beyond.Lacking]);
    }
}
