using System.Collections;

namespace Nuke.Common.Utilities.Collections;

/// <summary>A lookup that can be changed: several values per key; a key without values is empty, not an error.</summary>
public class LookupTable<TKey, TValue> : ILookup<TKey, TValue>
{
    private readonly Dictionary<TKey, List<TValue>> dictionary;

    /// <summary>Over the given values.</summary>
    public LookupTable(Dictionary<TKey, List<TValue>> dictionary) => this.dictionary = dictionary;

    /// <summary>Empty.</summary>
    public LookupTable()
        : this(new Dictionary<TKey, List<TValue>>())
    {
    }

    /// <summary>Empty, with its own idea of equal keys.</summary>
    public LookupTable(IEqualityComparer<TKey> comparer)
        : this(new Dictionary<TKey, List<TValue>>(comparer))
    {
    }

    /// <summary>A copy of another lookup.</summary>
    public LookupTable(ILookup<TKey, TValue> lookupTable, IEqualityComparer<TKey> comparer = null)
        : this(lookupTable.ToDictionary(group => group.Key, group => group.ToList(), comparer))
    {
    }

    /// <summary>How many keys there are.</summary>
    public int Count => dictionary.Count;

    /// <summary>The values of a key.</summary>
    public IEnumerable<TValue> this[TKey key]
    {
        get => dictionary.TryGetValue(key, out var values) ? values : [];
        set => dictionary[key] = [.. value];
    }

    /// <summary>Adds a value to a key.</summary>
    public void Add(TKey key, TValue value) => AddRange(key, [value]);

    /// <summary>Adds values to a key.</summary>
    public void AddRange(TKey key, IEnumerable<TValue> values)
    {
        if (!dictionary.TryGetValue(key, out var existing))
            dictionary[key] = existing = [];
        existing.AddRange(values);
    }

    /// <summary>Removes a key with all its values.</summary>
    public void Remove(TKey key) => dictionary.Remove(key);

    /// <summary>Removes a value of a key.</summary>
    public void Remove(TKey key, TValue value)
    {
        if (dictionary.TryGetValue(key, out var existing))
            existing.Remove(value);
    }

    /// <summary>Removes everything.</summary>
    public void Clear() => dictionary.Clear();

    /// <inheritdoc/>
    public IEnumerator<IGrouping<TKey, TValue>> GetEnumerator() =>
        dictionary
            .SelectMany(entry => entry.Value.Select(value => (entry.Key, Value: value)))
            .GroupBy(entry => entry.Key, entry => entry.Value, dictionary.Comparer)
            .GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Contains(TKey key) => dictionary.ContainsKey(key);

    /// <summary>The same values, which can not be changed through it.</summary>
    public ILookup<TKey, TValue> AsReadOnly() =>
        dictionary
            .SelectMany(entry => entry.Value.Select(value => (entry.Key, Value: value)))
            .ToLookup(entry => entry.Key, entry => entry.Value, dictionary.Comparer);
}
