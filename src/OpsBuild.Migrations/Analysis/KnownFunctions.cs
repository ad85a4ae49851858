namespace OpsBuild.Migrations.Analysis;

/// <summary>
/// The functions that migrations call most, by how PostgreSQL declares them (<c>pg_proc.provolatile</c>; a test compares).
/// </summary>
internal static class KnownFunctions
{
    /// <summary>Volatile ones, and those of the usual extensions.</summary>
    public static IReadOnlyCollection<string> Volatile { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "random", "random_normal", "gen_random_uuid", "uuidv4", "uuidv7", "clock_timestamp", "timeofday", "nextval", "currval", "lastval",
        "setval", "setseed", "set_config",
        "pg_sleep", "pg_sleep_for", "pg_sleep_until", "pg_advisory_lock", "pg_advisory_unlock", "pg_advisory_xact_lock",
        "pg_try_advisory_lock",
        "pg_notify", "lo_create", "lo_unlink", "pg_terminate_backend", "pg_cancel_backend", "pg_reload_conf", "pg_is_in_recovery",
        "query_to_xml",
        // uuid-ossp and pgcrypto
        "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "gen_random_bytes", "gen_salt",
    };

    /// <summary>Stable and immutable ones.</summary>
    public static IReadOnlyCollection<string> Steady { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "now", "transaction_timestamp", "statement_timestamp", "current_setting", "current_database", "current_schema", "current_schemas",
        "current_user",
        "session_user", "version", "pg_backend_pid", "txid_current", "pg_current_xact_id", "date_trunc", "date_part", "date_bin", "age",
        "extract", "make_date",
        "make_time", "make_timestamp", "make_timestamptz", "make_interval", "to_timestamp", "to_date", "to_char", "to_number", "isfinite",
        "timezone",
        "justify_days", "justify_hours", "justify_interval", "lower", "upper", "initcap", "btrim", "ltrim", "rtrim", "trim", "substring",
        "substr", "left",
        "right", "length", "char_length", "character_length", "octet_length", "bit_length", "position", "strpos", "replace", "translate",
        "reverse", "repeat",
        "lpad", "rpad", "overlay", "concat", "concat_ws", "format", "quote_ident", "quote_literal", "quote_nullable", "md5", "sha224",
        "sha256", "sha384",
        "sha512", "encode", "decode", "convert_to", "convert_from", "chr", "ascii", "to_hex", "split_part", "string_to_array",
        "array_to_string",
        "regexp_replace", "regexp_match", "regexp_matches", "regexp_split_to_array", "starts_with", "normalize", "abs", "ceil", "ceiling",
        "floor", "round", "trunc", "mod",
        "power", "sqrt", "exp", "ln", "log", "sign", "div", "gcd", "lcm", "pi", "degrees", "radians", "sin", "cos", "tan", "numeric",
        "array_append", "array_prepend", "array_cat", "array_length", "array_ndims", "array_fill", "array_remove", "array_replace",
        "array_position", "cardinality", "unnest",
        "json_build_object", "json_build_array", "jsonb_build_object", "jsonb_build_array", "to_json", "to_jsonb", "json_object",
        "jsonb_object", "jsonb_set", "jsonb_strip_nulls",
        "jsonb_insert", "row_to_json", "jsonb_array_length", "jsonb_typeof", "to_tsvector", "to_tsquery", "plainto_tsquery", "setweight",
        "int4range", "int8range",
        "numrange", "tsrange", "tstzrange", "daterange", "pg_typeof", "pg_get_serial_sequence", "to_regclass", "to_regtype",
        "obj_description", "col_description", "count", "sum",
        "min", "max", "avg", "bool_and", "bool_or", "string_agg", "array_agg", "json_agg", "jsonb_agg", "generate_series", "row_number",
        "rank", "host", "network",
        "has_table_privilege", "pg_size_pretty", "inet_client_addr",
        "generate_subscripts", "string_to_table", "regexp_split_to_table", "json_array_elements", "json_array_elements_text", "json_each",
        "json_each_text", "json_object_keys", "json_to_record", "json_to_recordset", "jsonb_array_elements", "jsonb_array_elements_text",
        "jsonb_each", "jsonb_each_text", "jsonb_object_keys", "jsonb_to_record", "jsonb_to_recordset", "jsonb_path_query",
    };

    // What is written like a call and is none: the grammar's own words and types with a length.
    private static readonly HashSet<string> Grammar =
    [
        "coalesce", "nullif", "greatest", "least", "cast", "row", "array", "in", "any", "all", "some", "exists", "values", "case", "when",
        "then", "else", "and", "or", "not",
        "grouping", "xmlelement", "xmlforest", "current_timestamp", "current_time", "localtime", "localtimestamp", "varchar", "character",
        "char", "bpchar", "decimal", "dec", "bit", "varying",
        "timestamp", "timestamptz", "time", "interval", "varbit", "float", "collate", "between", "like", "ilike", "is", "as", "select",
        "from", "where", "on", "using", "over", "filter", "within",
        "distinct", "by", "with", "lateral", "union", "except", "intersect", "zone", "json_table", "xmltable", "group",
    ];

    public static bool IsBuiltIn(SqlName call) =>
        call.Schema is null or "pg_catalog" && (Steady.Contains(call.Name) || Volatile.Contains(call.Name) || Grammar.Contains(call.Name));

    /// <summary>Whether calling it touches nothing: it is PostgreSQL's own and changes no state.</summary>
    public static bool IsHarmless(SqlName call) => IsBuiltIn(call) && !Volatile.Contains(call.Name);

    /// <summary>Whether it may give each row another value, or changes something: by its name alone, wherever it is declared.</summary>
    public static bool IsVolatile(SqlName call) => Volatile.Contains(call.Name);
}
