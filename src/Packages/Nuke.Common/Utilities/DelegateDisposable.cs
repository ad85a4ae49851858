using System.Linq.Expressions;
using Nuke.Common.Internal;

namespace Nuke.Common.Utilities;

/// <summary>Does something at once and something else when it is disposed.</summary>
public class DelegateDisposable : IDisposable
{
    private Action cleanup;

    private DelegateDisposable(Action cleanup) => this.cleanup = cleanup;

    /// <summary>Runs the setup now and the cleanup at the end.</summary>
    public static IDisposable CreateBracket(Action setup = null, Action cleanup = null)
    {
        setup?.Invoke();
        return new DelegateDisposable(cleanup);
    }

    /// <summary>Runs the setup now and gives its result to the cleanup at the end.</summary>
    public static IDisposable CreateBracket<T>(Func<T> setup, Action<T> cleanup)
    {
        var result = setup();
        return new DelegateDisposable(() => cleanup(result));
    }

    /// <summary>Gives a field or property another value until the end.</summary>
    public static IDisposable SetAndRestore<T>(Expression<Func<T>> memberProvider, T value)
    {
        var member = Members.Of(memberProvider);
        var owner = ((MemberExpression)memberProvider.Body).Expression;
        var instance = owner is null ? null : Expression.Lambda(owner).Compile(preferInterpretation: true).DynamicInvoke();
        var before = Members.Value(member, instance);
        return CreateBracket(() => Members.Assign(member, instance, value), () => Members.Assign(member, instance, before));
    }

    /// <summary>Runs the cleanup; a second time nothing happens.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref cleanup, null)?.Invoke();
        GC.SuppressFinalize(this);
    }
}
