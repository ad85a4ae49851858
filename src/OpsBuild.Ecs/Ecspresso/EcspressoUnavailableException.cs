namespace OpsBuild.Ecs.Ecspresso;

/// <summary>There is no ecspresso that can be used: none found, none that may be fetched, or one of a version that is not known here.</summary>
public sealed class EcspressoUnavailableException(string what, string why, string remedy, Exception? cause = null) : Exception($"""
    {what}
      why: {why}
      do:  {remedy}
    """, cause);
