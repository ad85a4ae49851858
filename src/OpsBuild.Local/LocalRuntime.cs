namespace OpsBuild.Local;

/// <summary>As what the tasks of the local ECS run.</summary>
public enum LocalRuntime
{
    /// <summary>As processes of this machine: needs nothing, and applies of a definition what a process can have.</summary>
    Process,

    /// <summary>As containers of this machine's Docker engine, with all that a definition says of them.</summary>
    Docker,
}
