/* a /* nested; /* twice; */ */ comment; */ CREATE TABLE c (a int /* inside; */, b int -- to the end;
); -- after;
--; only a comment
/*/ not closed by its own slash; */
INSERT INTO c VALUES (1 -- one;
    , 2 */* times; */ 3);
INSERT INTO c VALUES (4 - -1, 5+--;
    6);
INSERT INTO c VALUES (-/**/7, 8);
/**/;/***/ ; -- empty ones
INSERT INTO c SELECT 9, 10 -- no semicolon at the end; a comment without a line feed