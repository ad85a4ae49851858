using System.Reflection;

namespace Nuke.Common.Internal.Planning;

/// <summary>Calls a property as it is written in its own type, passing by what overrides it; C# has that only as <c>base</c>.</summary>
internal static class NonVirtual
{
    public static T Get<T>(PropertyInfo property, object instance)
    {
        var getter = property.GetMethod!;
        if (getter.IsAbstract)
            throw new UsageException($"{property.DeclaringType?.Name}.{property.Name} has no definition of its own to take over.");

        // A delegate over the method's own code pointer is not dispatched by the object's type.
        var call = (Func<T>)Activator.CreateInstance(typeof(Func<T>), instance, getter.MethodHandle.GetFunctionPointer())!;
        return call();
    }
}
