namespace OpsBuild.Local.Runtime.Docker;

/// <summary>Tasks cannot run in Docker on this machine as it is.</summary>
/// <param name="why">What is in the way.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="cause">What the engine's client said.</param>
public sealed class DockerRuntimeException(string why, string remedy, Exception? cause = null)
    : Exception($"""
        Tasks cannot run in Docker here.
          why: {why}
          do:  {remedy}
        """, cause);
