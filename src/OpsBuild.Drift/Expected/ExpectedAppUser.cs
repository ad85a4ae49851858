using OpsBuild.AppUser.Policies;

namespace OpsBuild.Drift.Expected;

/// <summary>The application's role, whose rights no migration gives but the pipeline.</summary>
/// <param name="Role">The role's name, unquoted.</param>
/// <param name="Policy">What it is given; the same policy that create_db_app_user works by.</param>
public sealed record ExpectedAppUser(string Role, AppUserPolicy Policy);
