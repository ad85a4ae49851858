namespace OpsBuild.Local.Aws.Registry.Faults;

/// <summary>What is to go wrong with the registry, in a test; empty in every other endpoint.</summary>
internal sealed class RegistryFaultPlan(RegistryTokens tokens)
{
    private readonly Lock gate = new();
    private readonly List<RegistryFault> faults = [];

    public void Add(RegistryFault fault, int times)
    {
        if (fault.Kind is RegistryFaultKind.ExpiredTokens)
        {
            tokens.ExpireAll();
            return;
        }

        lock (gate)
            faults.AddRange(Enumerable.Repeat(fault, times));
    }

    /// <summary>Forgets what has not happened yet.</summary>
    public void Clear()
    {
        lock (gate)
            faults.Clear();
    }

    /// <summary>The first fault for a request, which is then used up; null when there is none.</summary>
    public RegistryFault? Take(RegistryPart part, string method)
    {
        lock (gate)
        {
            var fault = faults.Find(each => each.Hits(part, method));
            if (fault is not null)
                faults.Remove(fault);
            return fault;
        }
    }
}
