-- What create_db_app_user sends, and what its messages and those of check_db_app_user show. Each section is one statement, sent as often as it is
-- needed and only for what is missing. Edit it to your rules; a section that is not here is as OpsBuild has it.
--
-- As in psql, :"name" is an identifier and :'name' a literal, quoted by the server's rules whatever the text holds. :name stands for words of SQL
-- that the program itself puts together: lists of privileges, lists of objects with their quoted names.

-- The role. :"user" is the user name in the application's secret.
-- section: create_role
CREATE ROLE :"user" LOGIN;
-- section: login
ALTER ROLE :"user" LOGIN;
-- section: never_expires
ALTER ROLE :"user" VALID UNTIL 'infinity';

-- The password travels as a SCRAM verifier that this program computes: whoever reads the server's log cannot log in with it.
-- section: password
ALTER ROLE :"user" PASSWORD :'verifier';

-- What the policy says about the role itself.
-- section: connection_limit
ALTER ROLE :"user" CONNECTION LIMIT :limit;
-- section: setting
ALTER ROLE :"user" IN DATABASE :"database" SET :"name" TO :value;
-- section: membership
GRANT :"role" TO :"user";

-- What is there: granted as the owner of each object, many objects at once.
-- section: database
GRANT :privileges ON DATABASE :objects TO :"user";
-- section: schemas
GRANT :privileges ON SCHEMA :objects TO :"user";
-- section: tables
GRANT :privileges ON TABLE :objects TO :"user";
-- section: sequences
GRANT :privileges ON SEQUENCE :objects TO :"user";
-- section: routines
GRANT :privileges ON ROUTINE :objects TO :"user";
-- section: types
GRANT :privileges ON TYPE :objects TO :"user";

-- What comes: default privileges count for the objects of one role only, so there is one for each that owns or will create objects.
-- section: future
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA :"schema" GRANT :privileges ON :kind TO :"user";

-- What nobody shall have: on the tables of the migrations' history always, everything else only when the policy says so.
-- section: revoke
REVOKE :privileges ON :objects FROM :"user";
-- section: revoke_future
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" :in_schema REVOKE :privileges ON :kind FROM :"user";
-- From PostgreSQL 16 on a membership has to be revoked from the grantor: :granted_by is then GRANTED BY and its name, else nothing.
-- section: revoke_membership
REVOKE :"role" FROM :"user" :granted_by;
-- section: revoke_attribute
ALTER ROLE :"user" :attribute;
-- section: revoke_from_public
REVOKE :privileges ON :objects FROM PUBLIC;

-- To act as the owner of what is granted, where the admin may be that role but does not have its rights by itself.
-- section: act_as
SET LOCAL ROLE :"role";
-- section: act_as_admin
RESET ROLE;
