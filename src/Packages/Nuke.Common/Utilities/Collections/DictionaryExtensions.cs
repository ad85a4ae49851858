using System.Globalization;

namespace Nuke.Common.Utilities.Collections;

/// <summary>Steps in a chain of calls on a dictionary.</summary>
public static class DictionaryExtensions
{
    /// <summary>Adds a pair and gives the dictionary back: <c>ReportSummary(_ => _.AddPair("Files", 7))</c>.</summary>
    public static Dictionary<TKey, TValue> AddPair<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, TValue value = default)
    {
        dictionary.Add(key, value);
        return dictionary;
    }

    /// <summary>Adds a pair whose value is written as a text.</summary>
    public static Dictionary<TKey, string> AddPair<TKey, TValue>(this Dictionary<TKey, string> dictionary, TKey key, TValue value = default)
    {
        dictionary.Add(key, Convert.ToString(value, CultureInfo.InvariantCulture));
        return dictionary;
    }

    /// <summary>Adds a pair unless its key is null.</summary>
    public static Dictionary<TKey, TValue> AddPairWhenKeyNotNull<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, TValue value = default)
        where TKey : class =>
        key is null ? dictionary : dictionary.AddPair(key, value);

    /// <summary>Adds a pair unless its value is null.</summary>
    public static Dictionary<TKey, TValue> AddPairWhenValueNotNull<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, TValue value)
        where TValue : class =>
        value is null ? dictionary : dictionary.AddPair(key, value);
}
