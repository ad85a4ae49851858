-- Every way to write a text or a name; it's full of semicolons;
CREATE TABLE texts (id serial PRIMARY KEY, a text, "odd;""name" text DEFAULT 'x;''y');
INSERT INTO texts (a) VALUES ('plain; ''quoted''');INSERT INTO texts (a) VALUES (E'it\'s; \\'), (E'\\');
INSERT INTO texts (a) VALUES ('\'); INSERT INTO texts (a) VALUES (U&'d\0061t\+000061;'), (N'n;'), (B'101'::text), (X'1F'::text);
INSERT INTO texts (a) VALUES ('standard \'
    '\;');
INSERT INTO texts (a) VALUES ($$dollar; 'quote' $x$ $$), ($tag$ $$;$$ $TAG$ ;$tag$), ($é_1$;é$é_1$);
CREATE VIEW dollars AS SELECT id AS foo$bar$baz, a AS "x$$;$$" FROM texts;
SELECT foo$bar$baz FROM dollars;
SELECT U&"d\0061t" FROM (SELECT 1 AS dat) d;
COMMENT ON TABLE texts IS E'a comment; with \';\' in it';
