namespace OpsBuild.Ecs.TerraformStates;

/// <summary>A Terraform state cannot be read.</summary>
public sealed class TerraformStateException(string what, string why, string remedy, Exception? cause = null)
    : Exception($"""
        {what}
          why: {why}
          do:  {remedy}
        """, cause)
{
    /// <summary>What is wrong.</summary>
    public string What { get; } = what;

    /// <summary>Why that is so, as far as is known.</summary>
    public string Why { get; } = why;

    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}
