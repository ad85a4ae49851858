namespace OpsBuild.AppUser.Sql;

/// <summary>A piece of a statement's template: text as it is, or the place of a variable.</summary>
internal abstract record TemplatePart
{
    private TemplatePart()
    {
    }

    /// <summary>SQL as it stands.</summary>
    public sealed record Text(string Sql) : TemplatePart;

    /// <summary>A variable.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Form">How it is written into the statement.</param>
    /// <param name="Line">The line that it stands on, from 1.</param>
    public sealed record Variable(string Name, VariableForm Form, int Line) : TemplatePart;
}

/// <summary>How a variable is written into a statement.</summary>
internal enum VariableForm
{
    /// <summary><c>:name</c>, words of SQL.</summary>
    Words,

    /// <summary><c>:"name"</c>, one identifier.</summary>
    Identifier,

    /// <summary><c>:'name'</c>, one literal.</summary>
    Literal,
}
