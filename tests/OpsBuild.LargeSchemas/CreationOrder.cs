namespace OpsBuild.LargeSchemas;

/// <summary>Puts steps into an order in which each comes after all that it needs, and which a seed shuffles.</summary>
internal static class CreationOrder
{
    /// <exception cref="InvalidOperationException">Steps need one another in a circle, or one that is not there.</exception>
    public static IReadOnlyList<SchemaStep> Of(IReadOnlyCollection<SchemaStep> steps, int seed)
    {
        var random = new Random(seed);
        var dependents = steps.SelectMany(step => step.Needs.Select(need => (need, step))).ToLookup(pair => pair.need, pair => pair.step);
        var waitsFor = steps.ToDictionary(step => step.Key, step => step.Needs.Distinct().Count());
        var ready = new PriorityQueue<SchemaStep, int>(steps.Where(step => step.Needs.Count == 0).Select(step => (step, random.Next())));
        var order = new List<SchemaStep>(steps.Count);
        while (ready.TryDequeue(out var next, out _))
        {
            order.Add(next);
            foreach (var step in dependents[next.Key].Distinct())
            {
                if (--waitsFor[step.Key] == 0)
                    ready.Enqueue(step, random.Next());
            }
        }

        return order.Count == steps.Count
            ? order
            : throw new InvalidOperationException($"Never ready: {string.Join(", ", steps.Except(order).Take(5).Select(step => step.Key))}");
    }
}
