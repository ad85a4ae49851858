using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.States;

namespace OpsBuild.AppUser.Planning;

/// <summary>Who can do something for an owner: whoever is connected, by rights of its own or after SET ROLE; or nobody here.</summary>
/// <param name="IsAble">Whether it can be done.</param>
/// <param name="As">The role to act as; null for whoever is connected.</param>
internal sealed record Actor(bool IsAble, string? As)
{
    private static readonly Actor Self = new(IsAble: true, As: null);
    private static readonly Actor Nobody = new(IsAble: false, As: null);

    public static Actor For(DatabaseState state, string owner) =>
        state.Role(owner) switch
        {
            { HasRights: true } => Self,
            { CanBecome: true } => new Actor(IsAble: true, owner),
            _ => Nobody,
        };

    /// <summary>Who can take back what somebody granted: the owner what owners granted, everybody else only as himself.</summary>
    public static Actor ForRevoking(DatabaseState state, string owner, string grantor)
    {
        // Whoever has the owner's rights speaks as the owner, and an owner's REVOKE leaves what others granted.
        if (grantor == owner || owner.Length == 0)
            return state.AskerIsSuperuser ? Self : For(state, grantor);
        if (grantor == state.Asker)
            return state.Role(owner).HasRights ? new Actor(state.Role(owner).CanBecome, grantor) : Self;
        return state.Role(grantor).CanBecome ? new Actor(IsAble: true, grantor) : Nobody;
    }

    /// <summary>The grant by which whoever is connected could act for the owner: from 16 on membership alone does not do.</summary>
    public static string Membership(DatabaseState state, string owner) =>
        $"GRANT {SqlQuoting.Identifier(owner)} TO {SqlQuoting.Identifier(state.Asker)}{(state.Major >= 16 ? " WITH INHERIT TRUE, SET TRUE" : "")};";
}
