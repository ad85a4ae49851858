using OpsBuild.Migrations.Analysis;
using OpsBuild.Migrations.Lint.Memory;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>What is known of a function that a statement calls: from PostgreSQL's own list, or from the migrations that declare it.</summary>
internal static class CalledFunction
{
    public static FunctionVolatility VolatilityOf(SqlName call, SchemaMemory known)
    {
        if (KnownFunctions.IsVolatile(call))
            return FunctionVolatility.Volatile;
        return known.IsStable(call) || KnownFunctions.IsBuiltIn(call) ? FunctionVolatility.Steady : FunctionVolatility.Unknown;
    }
}
