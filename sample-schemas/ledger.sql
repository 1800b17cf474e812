-- Ledger: double-entry bookkeeping for many small companies, in several currencies.
--
-- The tenant is a workspace. Whatever belongs to one goes with it by ON DELETE CASCADE, so that
-- `DELETE FROM workspaces WHERE id = …` is a complete teardown. Currencies and exchange rates belong to nobody.
-- Amounts of the ledger are integers in the currency's minor unit; amounts on documents are decimals.

CREATE TABLE currencies (
    code        char(3)  NOT NULL,
    name        text     NOT NULL,
    minor_units smallint NOT NULL DEFAULT 2,
    CONSTRAINT currencies_pk PRIMARY KEY (code),
    CONSTRAINT currencies_name_key UNIQUE (name),
    CONSTRAINT currencies_code_check CHECK (code ~ '^[A-Z]{3}$'),
    CONSTRAINT currencies_minor_units_check CHECK (minor_units BETWEEN 0 AND 4)
);
COMMENT ON TABLE currencies IS 'ISO 4217 currencies, shared by all workspaces.';
COMMENT ON COLUMN currencies.minor_units IS 'Decimal places: 0 for JPY, 2 for EUR, 3 for KWD.';

CREATE TABLE fx_rates (
    id             bigint         NOT NULL GENERATED ALWAYS AS IDENTITY,
    base_currency  char(3)        NOT NULL,
    quote_currency char(3)        NOT NULL,
    quoted_on      date           NOT NULL,
    rate           numeric(18, 8) NOT NULL,
    CONSTRAINT fx_rates_pk PRIMARY KEY (id),
    CONSTRAINT fx_rates_pair_day_key UNIQUE (base_currency, quote_currency, quoted_on),
    CONSTRAINT fx_rates_base_currency_fk FOREIGN KEY (base_currency) REFERENCES currencies (code),
    CONSTRAINT fx_rates_quote_currency_fk FOREIGN KEY (quote_currency) REFERENCES currencies (code),
    CONSTRAINT fx_rates_pair_check CHECK (base_currency <> quote_currency),
    CONSTRAINT fx_rates_rate_check CHECK (rate > 0)
);
COMMENT ON TABLE fx_rates IS 'Daily reference rates: 1 base = rate quote. Shared by all workspaces.';
CREATE INDEX fx_rates_quote_currency_idx ON fx_rates (quote_currency);

CREATE TABLE workspaces (
    id            uuid        NOT NULL DEFAULT gen_random_uuid(),
    slug          text        NOT NULL,
    name          text        NOT NULL,
    plan          text        NOT NULL DEFAULT 'free',
    base_currency char(3)     NOT NULL DEFAULT 'EUR',
    settings      jsonb       NOT NULL DEFAULT '{}',
    created_at    timestamptz NOT NULL DEFAULT now(),
    archived_at   timestamptz,
    CONSTRAINT workspaces_pk PRIMARY KEY (id),
    CONSTRAINT workspaces_slug_key UNIQUE (slug),
    CONSTRAINT workspaces_base_currency_fk FOREIGN KEY (base_currency) REFERENCES currencies (code),
    CONSTRAINT workspaces_slug_check CHECK (slug ~ '^[a-z][a-z0-9-]{2,39}$'),
    CONSTRAINT workspaces_plan_check CHECK (plan IN ('free', 'team', 'business')),
    CONSTRAINT workspaces_settings_check CHECK (jsonb_typeof(settings) = 'object'),
    CONSTRAINT workspaces_archived_at_check CHECK (archived_at >= created_at)
);
COMMENT ON TABLE workspaces IS 'The tenant: one company''s books.';
CREATE INDEX workspaces_base_currency_idx ON workspaces (base_currency);

CREATE TABLE members (
    id           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    workspace_id uuid        NOT NULL,
    email        text        NOT NULL,
    full_name    text        NOT NULL,
    phone        text,
    role         text        NOT NULL DEFAULT 'bookkeeper',
    invited_at   timestamptz NOT NULL DEFAULT now(),
    joined_at    timestamptz,
    CONSTRAINT members_pk PRIMARY KEY (id),
    CONSTRAINT members_email_key UNIQUE (workspace_id, email),
    CONSTRAINT members_workspace_fk FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    CONSTRAINT members_email_check CHECK (email LIKE '%_@_%' AND char_length(email) <= 254),
    CONSTRAINT members_role_check CHECK (role IN ('owner', 'accountant', 'bookkeeper', 'viewer')),
    CONSTRAINT members_joined_at_check CHECK (joined_at >= invited_at)
);
COMMENT ON TABLE members IS 'A person''s seat in a workspace. The same person may sit in several.';

CREATE TABLE accounts (
    id           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    workspace_id uuid        NOT NULL,
    parent_id    bigint,
    number       varchar(12) NOT NULL,
    name         text        NOT NULL,
    kind         text        NOT NULL,
    purpose      text        NOT NULL,
    currency     char(3)     NOT NULL,
    iban         varchar(34),
    is_archived  boolean     NOT NULL DEFAULT false,
    CONSTRAINT accounts_pk PRIMARY KEY (id),
    CONSTRAINT accounts_number_key UNIQUE (workspace_id, number),
    CONSTRAINT accounts_workspace_fk FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    CONSTRAINT accounts_parent_fk FOREIGN KEY (parent_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT accounts_currency_fk FOREIGN KEY (currency) REFERENCES currencies (code),
    CONSTRAINT accounts_parent_check CHECK (parent_id <> id),
    CONSTRAINT accounts_kind_check CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'expense')),
    CONSTRAINT accounts_purpose_check CHECK (purpose IN ('cash', 'receivable', 'payable', 'tax', 'sales', 'purchases',
        'salaries', 'fees', 'fx_position', 'fx_spread', 'earnings')),
    CONSTRAINT accounts_iban_check CHECK (char_length(iban) BETWEEN 15 AND 34)
);
COMMENT ON TABLE accounts IS 'The chart of accounts, a tree. An account holds one currency.';
COMMENT ON COLUMN accounts.purpose IS 'What bookings use it for: one account for each purpose and currency.';
COMMENT ON COLUMN accounts.iban IS 'Set for bank accounts only.';
CREATE INDEX accounts_parent_idx ON accounts (parent_id);
CREATE INDEX accounts_currency_idx ON accounts (currency);

CREATE TABLE counterparties (
    id           uuid        NOT NULL DEFAULT gen_random_uuid(),
    workspace_id uuid        NOT NULL,
    number       integer     NOT NULL,
    kind         text        NOT NULL,
    name         text        NOT NULL,
    email        text,
    phone        text,
    iban         varchar(34),
    street       text,
    city         text,
    postal_code  text,
    country_code char(2)     NOT NULL,
    metadata     jsonb       NOT NULL DEFAULT '{}',
    created_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT counterparties_pk PRIMARY KEY (id),
    CONSTRAINT counterparties_number_key UNIQUE (workspace_id, number),
    CONSTRAINT counterparties_workspace_fk FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    CONSTRAINT counterparties_number_check CHECK (number > 0),
    CONSTRAINT counterparties_kind_check CHECK (kind IN ('customer', 'supplier')),
    CONSTRAINT counterparties_iban_check CHECK (char_length(iban) BETWEEN 15 AND 34),
    CONSTRAINT counterparties_metadata_check CHECK (jsonb_typeof(metadata) = 'object')
);
COMMENT ON TABLE counterparties IS 'Customers and suppliers.';

CREATE TABLE periods (
    id           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    workspace_id uuid        NOT NULL,
    starts_on    date        NOT NULL,
    ends_on      date        NOT NULL,
    CONSTRAINT periods_pk PRIMARY KEY (id),
    CONSTRAINT periods_starts_on_key UNIQUE (workspace_id, starts_on),
    CONSTRAINT periods_workspace_fk FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    CONSTRAINT periods_ends_on_check CHECK (ends_on > starts_on)
);
COMMENT ON TABLE periods IS 'Accounting periods: the months, each closed by its last transaction.';

CREATE TABLE transactions (
    id           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    workspace_id uuid        NOT NULL,
    period_id    bigint      NOT NULL,
    number       bigint      NOT NULL,
    kind         text        NOT NULL,
    booked_on    date        NOT NULL,
    status       text        NOT NULL DEFAULT 'draft',
    reverses_id  bigint,
    description  text        NOT NULL,
    created_by   bigint,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT transactions_pk PRIMARY KEY (id),
    CONSTRAINT transactions_number_key UNIQUE (workspace_id, number),
    CONSTRAINT transactions_workspace_fk FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    CONSTRAINT transactions_period_fk FOREIGN KEY (period_id) REFERENCES periods (id) ON DELETE CASCADE,
    CONSTRAINT transactions_reverses_fk FOREIGN KEY (reverses_id) REFERENCES transactions (id) ON DELETE CASCADE,
    CONSTRAINT transactions_created_by_fk FOREIGN KEY (created_by) REFERENCES members (id) ON DELETE SET NULL,
    CONSTRAINT transactions_number_check CHECK (number > 0),
    CONSTRAINT transactions_kind_check CHECK (kind IN ('sale', 'receipt', 'purchase', 'payment', 'payroll', 'fee',
        'fx_trade', 'reversal', 'closing')),
    CONSTRAINT transactions_reverses_check CHECK (reverses_id <> id),
    CONSTRAINT transactions_status_check CHECK (status IN ('draft', 'posted', 'reversed')),
    CONSTRAINT transactions_updated_at_check CHECK (updated_at >= created_at)
);
COMMENT ON TABLE transactions IS 'A booking. Its entries must balance per currency before it is posted.';
COMMENT ON COLUMN transactions.reverses_id IS 'The booking that this one takes back: entries are never changed.';
COMMENT ON COLUMN transactions.created_by IS 'Cleared when the member leaves; the booking stays.';
CREATE INDEX transactions_period_idx ON transactions (period_id);
CREATE INDEX transactions_reverses_idx ON transactions (reverses_id);
CREATE INDEX transactions_created_by_idx ON transactions (created_by);
CREATE INDEX transactions_booked_on_idx ON transactions (workspace_id, booked_on DESC);

CREATE TABLE entries (
    id             bigint   NOT NULL GENERATED ALWAYS AS IDENTITY,
    transaction_id bigint   NOT NULL,
    account_id     bigint   NOT NULL,
    line_no        smallint NOT NULL,
    direction      text     NOT NULL,
    amount_minor   bigint   NOT NULL,
    currency       char(3)  NOT NULL,
    memo           text,
    CONSTRAINT entries_pk PRIMARY KEY (id),
    CONSTRAINT entries_line_no_key UNIQUE (transaction_id, line_no),
    CONSTRAINT entries_transaction_fk FOREIGN KEY (transaction_id) REFERENCES transactions (id) ON DELETE CASCADE,
    CONSTRAINT entries_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT entries_currency_fk FOREIGN KEY (currency) REFERENCES currencies (code),
    CONSTRAINT entries_line_no_check CHECK (line_no > 0),
    CONSTRAINT entries_direction_check CHECK (direction IN ('debit', 'credit')),
    CONSTRAINT entries_amount_minor_check CHECK (amount_minor > 0)
);
COMMENT ON TABLE entries IS 'One side of a booking: an amount debited or credited to an account.';
COMMENT ON COLUMN entries.amount_minor IS 'In the minor unit of the currency: 1234 is 12.34 EUR, and 1234 JPY.';
CREATE INDEX entries_account_idx ON entries (account_id);
CREATE INDEX entries_currency_idx ON entries (currency);

CREATE TABLE invoices (
    id              uuid           NOT NULL DEFAULT gen_random_uuid(),
    workspace_id    uuid           NOT NULL,
    counterparty_id uuid           NOT NULL,
    number          text           NOT NULL,
    status          text           NOT NULL DEFAULT 'draft',
    currency        char(3)        NOT NULL,
    issued_on       date           NOT NULL,
    due_on          date           NOT NULL,
    total           numeric(14, 2) NOT NULL DEFAULT 0,
    notes           text,
    metadata        jsonb          NOT NULL DEFAULT '{}',
    created_at      timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT invoices_pk PRIMARY KEY (id),
    CONSTRAINT invoices_number_key UNIQUE (workspace_id, number),
    CONSTRAINT invoices_workspace_fk FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    CONSTRAINT invoices_counterparty_fk
        FOREIGN KEY (counterparty_id) REFERENCES counterparties (id) ON DELETE CASCADE,
    CONSTRAINT invoices_currency_fk FOREIGN KEY (currency) REFERENCES currencies (code),
    CONSTRAINT invoices_status_check CHECK (status IN ('draft', 'sent', 'paid', 'overdue', 'void')),
    CONSTRAINT invoices_due_on_check CHECK (due_on >= issued_on),
    CONSTRAINT invoices_total_check CHECK (total >= 0),
    CONSTRAINT invoices_metadata_check CHECK (jsonb_typeof(metadata) = 'object')
);
COMMENT ON TABLE invoices IS 'Sent to customers and received from suppliers.';
CREATE INDEX invoices_counterparty_idx ON invoices (counterparty_id);
CREATE INDEX invoices_currency_idx ON invoices (currency);
CREATE INDEX invoices_open_idx ON invoices (workspace_id, due_on) WHERE status IN ('sent', 'overdue');

CREATE TABLE invoice_lines (
    invoice_id  uuid           NOT NULL,
    line_no     smallint       NOT NULL,
    account_id  bigint         NOT NULL,
    description text           NOT NULL,
    quantity    numeric(10, 3) NOT NULL DEFAULT 1,
    unit_price  numeric(12, 2) NOT NULL,
    tax_rate    numeric(5, 4)  NOT NULL DEFAULT 0,
    CONSTRAINT invoice_lines_pk PRIMARY KEY (invoice_id, line_no),
    CONSTRAINT invoice_lines_invoice_fk FOREIGN KEY (invoice_id) REFERENCES invoices (id) ON DELETE CASCADE,
    CONSTRAINT invoice_lines_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT invoice_lines_line_no_check CHECK (line_no > 0),
    CONSTRAINT invoice_lines_quantity_check CHECK (quantity > 0),
    CONSTRAINT invoice_lines_unit_price_check CHECK (unit_price >= 0),
    CONSTRAINT invoice_lines_tax_rate_check CHECK (tax_rate BETWEEN 0 AND 1)
);
COMMENT ON TABLE invoice_lines IS 'What is charged, and the account that it is booked to.';
CREATE INDEX invoice_lines_account_idx ON invoice_lines (account_id);

CREATE TABLE payments (
    id             bigint         NOT NULL GENERATED ALWAYS AS IDENTITY,
    invoice_id     uuid           NOT NULL,
    transaction_id bigint         NOT NULL,
    method         text           NOT NULL,
    amount         numeric(14, 2) NOT NULL,
    paid_at        timestamptz    NOT NULL,
    reference      text,
    CONSTRAINT payments_pk PRIMARY KEY (id),
    CONSTRAINT payments_transaction_key UNIQUE (transaction_id),
    CONSTRAINT payments_invoice_fk FOREIGN KEY (invoice_id) REFERENCES invoices (id) ON DELETE CASCADE,
    CONSTRAINT payments_transaction_fk FOREIGN KEY (transaction_id) REFERENCES transactions (id) ON DELETE CASCADE,
    CONSTRAINT payments_method_check CHECK (method IN ('transfer', 'card', 'direct_debit', 'cash')),
    CONSTRAINT payments_amount_check CHECK (amount > 0)
);
COMMENT ON TABLE payments IS 'Money that settled an invoice, or part of it; booked by a transaction of its own.';
CREATE INDEX payments_invoice_idx ON payments (invoice_id);

CREATE TABLE statements (
    id                    bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    account_id            bigint      NOT NULL,
    period_start          date        NOT NULL,
    period_end            date        NOT NULL,
    opening_balance_minor bigint      NOT NULL,
    closing_balance_minor bigint      NOT NULL,
    imported_at           timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT statements_pk PRIMARY KEY (id),
    CONSTRAINT statements_period_key UNIQUE (account_id, period_start),
    CONSTRAINT statements_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT statements_period_check CHECK (period_start < period_end)
);
COMMENT ON TABLE statements IS 'Bank statements, to reconcile the entries of an account with.';
COMMENT ON COLUMN statements.closing_balance_minor IS 'Debits less credits; the next statement opens with it.';

CREATE TABLE attachments (
    id             uuid         NOT NULL DEFAULT gen_random_uuid(),
    transaction_id bigint       NOT NULL,
    uploaded_by    bigint,
    file_name      varchar(255) NOT NULL,
    content_type   text         NOT NULL,
    byte_size      bigint       NOT NULL,
    sha256         bytea        NOT NULL,
    uploaded_at    timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT attachments_pk PRIMARY KEY (id),
    CONSTRAINT attachments_transaction_fk
        FOREIGN KEY (transaction_id) REFERENCES transactions (id) ON DELETE CASCADE,
    CONSTRAINT attachments_uploaded_by_fk FOREIGN KEY (uploaded_by) REFERENCES members (id) ON DELETE SET NULL,
    CONSTRAINT attachments_content_type_check
        CHECK (content_type IN ('application/pdf', 'image/jpeg', 'image/png', 'text/csv')),
    CONSTRAINT attachments_byte_size_check CHECK (byte_size BETWEEN 1 AND 26214400),
    CONSTRAINT attachments_sha256_check CHECK (octet_length(sha256) = 32)
);
COMMENT ON TABLE attachments IS 'Receipts. The bytes lie in object storage under their hash.';
CREATE INDEX attachments_transaction_idx ON attachments (transaction_id);
CREATE INDEX attachments_uploaded_by_idx ON attachments (uploaded_by);

CREATE TABLE tags (
    id           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    workspace_id uuid        NOT NULL,
    name         varchar(40) NOT NULL,
    color        char(7)     NOT NULL DEFAULT '#8899aa',
    CONSTRAINT tags_pk PRIMARY KEY (id),
    CONSTRAINT tags_name_key UNIQUE (workspace_id, name),
    CONSTRAINT tags_workspace_fk FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    CONSTRAINT tags_name_check CHECK (name <> ''),
    CONSTRAINT tags_color_check CHECK (color ~ '^#[0-9a-f]{6}$')
);
COMMENT ON TABLE tags IS 'Labels: projects, cost centres.';

CREATE TABLE transaction_tags (
    transaction_id bigint NOT NULL,
    tag_id         bigint NOT NULL,
    CONSTRAINT transaction_tags_pk PRIMARY KEY (transaction_id, tag_id),
    CONSTRAINT transaction_tags_transaction_fk
        FOREIGN KEY (transaction_id) REFERENCES transactions (id) ON DELETE CASCADE,
    CONSTRAINT transaction_tags_tag_fk FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
);
COMMENT ON TABLE transaction_tags IS 'Which tags a transaction carries.';
CREATE INDEX transaction_tags_tag_idx ON transaction_tags (tag_id);

CREATE TABLE api_keys (
    id           uuid        NOT NULL DEFAULT gen_random_uuid(),
    workspace_id uuid        NOT NULL,
    created_by   bigint      NOT NULL,
    name         text        NOT NULL,
    prefix       varchar(12) NOT NULL,
    secret_hash  bytea       NOT NULL,
    scopes       text[]      NOT NULL DEFAULT '{}',
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    CONSTRAINT api_keys_pk PRIMARY KEY (id),
    CONSTRAINT api_keys_prefix_key UNIQUE (prefix),
    CONSTRAINT api_keys_workspace_fk FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    CONSTRAINT api_keys_created_by_fk FOREIGN KEY (created_by) REFERENCES members (id) ON DELETE CASCADE,
    CONSTRAINT api_keys_secret_hash_check CHECK (octet_length(secret_hash) = 32),
    CONSTRAINT api_keys_expires_at_check CHECK (expires_at > created_at)
);
COMMENT ON TABLE api_keys IS 'Machine access. Only a hash of the secret is kept.';
CREATE INDEX api_keys_workspace_idx ON api_keys (workspace_id);
CREATE INDEX api_keys_created_by_idx ON api_keys (created_by);

CREATE TABLE audit_log (
    id           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    workspace_id uuid        NOT NULL,
    actor_id     bigint,
    action       text        NOT NULL,
    subject_type text        NOT NULL,
    subject_id   text        NOT NULL,
    ip_address   inet,
    details      jsonb       NOT NULL DEFAULT '{}',
    occurred_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT audit_log_pk PRIMARY KEY (id),
    CONSTRAINT audit_log_workspace_fk FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    CONSTRAINT audit_log_actor_fk FOREIGN KEY (actor_id) REFERENCES members (id) ON DELETE SET NULL,
    CONSTRAINT audit_log_action_check CHECK (action IN ('create', 'update', 'delete', 'export', 'sign_in')),
    CONSTRAINT audit_log_subject_type_check
        CHECK (subject_type IN ('account', 'transaction', 'invoice', 'payment', 'member', 'api_key'))
);
COMMENT ON TABLE audit_log IS 'Who did what when. Kept as long as the workspace is.';
COMMENT ON COLUMN audit_log.subject_id IS 'The key of the row acted on, as text; it may be gone by now.';
CREATE INDEX audit_log_workspace_idx ON audit_log (workspace_id, occurred_at DESC);
CREATE INDEX audit_log_actor_idx ON audit_log (actor_id);
