{{ all_of(['customers', 'orders']) }}
