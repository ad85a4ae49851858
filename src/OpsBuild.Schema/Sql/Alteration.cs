using System.Collections.Immutable;

namespace OpsBuild.Schema.Sql;

/// <summary>How an object gets from one state to another.</summary>
internal abstract record Alteration
{
    private Alteration()
    {
    }

    /// <summary>Statements that change it in place.</summary>
    public sealed record InPlace(ImmutableArray<SqlStatement> Statements) : Alteration;

    /// <summary>Statements that change it in place, but only while views, rules, policies and the like that need it are not there: those are made anew.</summary>
    public sealed record WithoutDependents(ImmutableArray<SqlStatement> Statements) : Alteration;

    /// <summary>Nothing alters it: it is dropped and made again, and with it what needs it.</summary>
    public sealed record Anew : Alteration;

    /// <summary>Nothing can be said that is safe; why, for a person.</summary>
    public sealed record Impossible(string Why) : Alteration;
}
