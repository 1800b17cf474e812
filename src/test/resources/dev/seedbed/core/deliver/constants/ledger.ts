// Written by 'seedbed fixtures'. Passwords are test passwords: they are in the scenario file.
export const fixtures = {
  acme: {
    table: "public.workspaces",
    key: {
      id: "5eedbed0-da31-89f3-8104-b78b1bbc1b80",
    },
    values: {
      name: "Acme",
      slug: "acme",
      plan: "team",
    },
    owner: {
      table: "public.members",
      key: {
        id: 1,
      },
      values: {
        email: "owner@example.com",
        full_name: "Ada Test",
        role: "owner",
        phone: null,
      },
    },
    cash: {
      table: "public.accounts",
      key: {
        id: "9007199254740993",
      },
      values: {
        name: "Cash",
        is_archived: false,
        id: "9007199254740993",
      },
    },
    invoice: {
      table: "public.invoices",
      key: {
        id: "5eedbed0-df7a-8d1a-b4fe-49fb3ff2a705",
      },
      values: {
        number: "INV-1",
        total: "12.50",
        notes: "Line\n\"two\" \\u000a ${x} `y` 日本",
      },
      line: {
        table: "public.invoice_lines",
        key: {
          invoice_id: "5eedbed0-df7a-8d1a-b4fe-49fb3ff2a705",
          line_no: 1,
        },
        values: {
          description: "$2b$04$DX6I1bHM/UYlQ/wXQ0lTve.KOT4.csrgMCHbLyHDtyNenyOrDe5QO",
        },
        password: "correct horse battery staple",
      },
    },
  },
  empty: {
    table: "public.workspaces",
    key: {
      id: "5eedbed0-a9a6-80d9-9e8f-eff705302e67",
    },
    values: {},
  },
} as const;
