using System.Globalization;

namespace OpsBuild.AppUser.Sql;

/// <summary>The statements about one user, made from the template.</summary>
/// <param name="template">The template.</param>
/// <param name="user">The user.</param>
internal sealed class AppUserSql(SqlTemplate template, AppUserName user)
{
    /// <summary>What a message shows in place of a verifier.</summary>
    public const string HiddenVerifier = "SCRAM-SHA-256$***";

    private readonly (string, string) self = ("user", user.ToString());

    public AppUserName User => user;

    public string CreateRole() => template.Render("create_role", self);

    public string Login() => template.Render("login", self);

    public string NeverExpires() => template.Render("never_expires", self);

    public string Password(string verifier) => template.Render("password", self, ("verifier", verifier));

    public string ConnectionLimit(int limit) => template.Render("connection_limit", self, ("limit", limit.ToString(CultureInfo.InvariantCulture)));

    public string Setting(string database, string name, string value) =>
        template.Render("setting", self, ("database", database), ("name", name), ("value", RoleSetting.Sql(name, value)));

    public string Membership(string role) => template.Render("membership", self, ("role", role));

    /// <param name="kind">What kind of objects.</param>
    /// <param name="privileges">The privileges.</param>
    /// <param name="objects">Their names as SQL writes them.</param>
    public string Grant(SecurableKind kind, IEnumerable<string> privileges, IEnumerable<string> objects) =>
        template.Render(Section(kind), self, ("privileges", string.Join(", ", privileges)), ("objects", string.Join(", ", objects)));

    /// <param name="owner">Whose objects, unquoted.</param>
    /// <param name="schema">In which schema, unquoted.</param>
    /// <param name="kind">What kind of objects.</param>
    /// <param name="privileges">The privileges.</param>
    public string Future(string owner, string schema, SecurableKind kind, IEnumerable<string> privileges) => template.Render(
        "future", self, ("owner", owner), ("schema", schema), ("kind", kind.FutureWord()!), ("privileges", string.Join(", ", privileges)));

    /// <param name="privileges">The privileges.</param>
    /// <param name="objects">Objects with the word for their kind, as <c>TABLE a, b</c>.</param>
    public string Revoke(IEnumerable<string> privileges, string objects) =>
        template.Render("revoke", self, ("privileges", string.Join(", ", privileges)), ("objects", objects));

    /// <param name="owner">Whose objects, unquoted.</param>
    /// <param name="schema">In which schema, unquoted; null for all of the database.</param>
    /// <param name="kind">After ON.</param>
    /// <param name="privileges">The privileges.</param>
    public string RevokeFuture(string owner, string? schema, string kind, IEnumerable<string> privileges) => template.Render(
        "revoke_future", self, ("owner", owner), ("in_schema", schema is null ? "" : $"IN SCHEMA {SqlQuoting.Identifier(schema)}"), ("kind", kind),
        ("privileges", string.Join(", ", privileges)));

    /// <param name="role">The role, unquoted.</param>
    /// <param name="grantor">Who gave it, unquoted; null where that does not count, as until 15, which refuse to hear of it.</param>
    public string RevokeMembership(string role, string? grantor = null) => template.Render(
        "revoke_membership", self, ("role", role), ("granted_by", grantor is null ? "" : $"GRANTED BY {SqlQuoting.Identifier(grantor)}"));

    public string RevokeAttribute(string attribute) => template.Render("revoke_attribute", self, ("attribute", attribute));

    public string RevokeFromPublic(string privilege, string objects) => template.Render("revoke_from_public", ("privileges", privilege), ("objects", objects));

    public string ActAs(string role) => template.Render("act_as", ("role", role));

    public string ActAsAdmin() => template.Render("act_as_admin");

    private static string Section(SecurableKind kind) => kind switch
    {
        SecurableKind.Database => "database",
        SecurableKind.Schema => "schemas",
        SecurableKind.Table => "tables",
        SecurableKind.Sequence => "sequences",
        SecurableKind.Routine => "routines",
        _ => "types",
    };
}
