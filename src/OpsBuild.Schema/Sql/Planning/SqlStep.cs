namespace OpsBuild.Schema.Sql.Planning;

/// <summary>What is done to an object, in the order that steps with no other reason take.</summary>
internal enum SqlStep
{
    /// <summary>A column lets go of its default.</summary>
    Detach,
    Drop,
    Alter,
    Create,
    Finish,
}
