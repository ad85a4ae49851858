namespace Nuke.Common.Utilities.Collections;

/// <summary>What LINQ leaves out.</summary>
public static class EnumerableExtensions
{
    /// <summary>Does something with each.</summary>
    public static void ForEach<T>(this IEnumerable<T> enumerable, Action<T> action)
    {
        foreach (var item in enumerable)
            action(item);
    }

    /// <summary>Does something with each and its position, counted from 0.</summary>
    public static void ForEach<T>(this IEnumerable<T> enumerable, Action<T, int> action)
    {
        var index = 0;
        foreach (var item in enumerable)
            action(item, index++);
    }

    /// <summary>Does something with each when it is asked for.</summary>
    public static IEnumerable<T> ForEachLazy<T>(this IEnumerable<T> enumerable, Action<T> action) =>
        enumerable.Select(item =>
        {
            action(item);
            return item;
        });

    /// <summary>Those that are not null.</summary>
    public static IEnumerable<T> WhereNotNull<T>(this IEnumerable<T> enumerable)
        where T : class =>
        enumerable.Where(item => item is not null);

    /// <summary>Whether there is none.</summary>
    public static bool IsEmpty<T>(this IEnumerable<T> enumerable) => !enumerable.Any();

    /// <summary>The only one, or the type's default when there is none.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public static T SingleOrDefaultOrError<T>(this IEnumerable<T> enumerable, string message) =>
        enumerable.Take(2).ToList() switch
        {
            [] => default,
            [var only] => only,
            _ => throw new InvalidOperationException(message),
        };

    /// <summary>The only one that the predicate accepts, or the type's default when there is none.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public static T SingleOrDefaultOrError<T>(this IEnumerable<T> enumerable, Func<T, bool> predicate, string message) =>
        enumerable.Where(predicate).SingleOrDefaultOrError(message);
}
