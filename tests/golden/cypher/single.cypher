CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
UNWIND [
{id: 'person/solo', properties: {name: 'Solo', type: 'Person', mentions: 1, documents: '["only"]', document_count: 1}}
] AS row
MERGE (n:Entity {id: row.id})
SET n += row.properties, n:`Person`;
