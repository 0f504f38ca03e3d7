CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
UNWIND [
{id: 'concept/computer-program', properties: {name: 'computer program', type: 'Concept', mentions: 3, documents: '["letters"]', document_count: 1}}
] AS row
MERGE (n:Entity {id: row.id})
SET n += row.properties, n:`Concept`;
UNWIND [
{id: 'organization/royal-astronomical-society-of-london-and-its-provinces', properties: {name: 'Royal Astronomical Society of London and Its Provinces', type: 'Organization', mentions: 1, documents: '["talk"]', document_count: 1}}
] AS row
MERGE (n:Entity {id: row.id})
SET n += row.properties, n:`Organization`;
UNWIND [
{id: 'person/ada-lovelace', properties: {name: 'Ada Lovelace', type: 'Person', aliases: ['Ada', 'Countess of Lovelace', 'Lovelace'], mentions: 9, documents: '["letters","talk"]', document_count: 2, `Home page`: 'https://example.org/?a=1&b=2', `born`: '1815-12-10', `property_type`: 'mathematician'}},
{id: 'person/charles-babbage', properties: {name: 'Charles Babbage', type: 'Person', aliases: ['Babbage'], mentions: 4, documents: '["letters"]', document_count: 1}}
] AS row
MERGE (n:Entity {id: row.id})
SET n += row.properties, n:`Person`;
UNWIND [
{id: 'place/london', properties: {name: 'London', type: 'Place', mentions: 30, documents: '["talk"]', document_count: 1}}
] AS row
MERGE (n:Entity {id: row.id})
SET n += row.properties, n:`Place`;
UNWIND [
{id: 'product/analytical-engine', properties: {name: 'Analytical Engine', type: 'Product', aliases: ['the Engine'], mentions: 12, documents: '["letters"]', document_count: 1, `BORN`: '1837'}},
{id: 'product/jacquard-loom', properties: {name: 'Jacquard loom', type: 'Product', mentions: 1, documents: '["letters"]', document_count: 1}}
] AS row
MERGE (n:Entity {id: row.id})
SET n += row.properties, n:`Product`;
UNWIND [
{id: 'e-05f061fd028ad99c7f53', source: 'person/ada-lovelace', target: 'person/charles-babbage', properties: {weight: 1.0, kind: 'COLLABORATED_WITH', count: 1, predicate: 'work with', confidence: 1.0, negated: false, symmetric: true, modality: 'asserted', evidence: 'She worked with **Charles Babbage**.', document: 'letters', begin: 120, end: 156, rule: 'subject-verb-object', all_evidence: '[{"document":"letters","begin":120,"end":156,"confidence":1,"text":"She worked with **Charles Babbage**.","sentence":"She worked with Charles Babbage.","rule":"subject-verb-object","predicate":"work with"}]'}}
] AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`COLLABORATED_WITH` {id: row.id}]->(b)
SET r += row.properties;
UNWIND [
{id: 'e-7c8f55601ad3d6a42bc9', source: 'person/ada-lovelace', target: 'concept/computer-program', properties: {weight: 2.0, kind: 'CREATED', count: 2, predicate: 'write', confidence: 0.965, negated: false, symmetric: false, modality: 'asserted', when: '1843', evidence: 'Ada Lovelace wrote the first computer program for the Analytical Engine.', document: 'letters', begin: 0, end: 72, rule: 'subject-verb-object', all_evidence: '[{"document":"letters","begin":0,"end":72,"confidence":0.9,"text":"Ada Lovelace wrote the first computer program for the Analytical Engine.","rule":"subject-verb-object","predicate":"write"},{"document":"talk","begin":64,"end":111,"confidence":0.65,"text":"Lovelace wrote programs, says Babbage, in 1843.","speaker":"Ann","time":"00:01:02.500","rule":"said-that","predicate":"write","when":"1843","attributed_to":"Charles Babbage"}]'}},
{id: 'e-28ba29ae88f92880c36a', source: 'person/ada-lovelace', target: 'product/analytical-engine', properties: {weight: 1.0, kind: 'CREATED', count: 1, predicate: 'build', confidence: 0.9, negated: false, symmetric: false, modality: 'asked', evidence: 'Babbage never worked at the society. Might she have? Did she?', document: 'talk', begin: 200, end: 261, rule: 'subject-verb-object', all_evidence: '[{"document":"talk","begin":200,"end":261,"confidence":0.9,"text":"Babbage never worked at the society. Might she have? Did she?","rule":"subject-verb-object","predicate":"build"}]'}},
{id: 'e-228d5f8072e3546a5752', source: 'person/charles-babbage', target: 'product/analytical-engine', properties: {weight: 1.0, kind: 'CREATED', count: 1, predicate: 'build', confidence: 0.9, negated: false, symmetric: false, modality: 'asserted', evidence: 'Ada Lovelace wrote the first computer program for the Analytical Engine.', document: 'letters', begin: 0, end: 72, rule: 'subject-verb-object', all_evidence: '[{"document":"letters","begin":0,"end":72,"confidence":0.9,"text":"Ada Lovelace wrote the first computer program for the Analytical Engine.","rule":"subject-verb-object","predicate":"build"}]'}}
] AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`CREATED` {id: row.id}]->(b)
SET r += row.properties;
UNWIND [
{id: 'e-a1f9056496426087f7c4', source: 'organization/royal-astronomical-society-of-london-and-its-provinces', target: 'place/london', properties: {weight: 1.0, kind: 'RELATED_TO', count: 1, predicate: 'sit in', confidence: 0.9, negated: false, symmetric: false, modality: 'asserted', when: '1820/..', attributed_to: 'Ann', evidence: 'Lovelace wrote programs, says Babbage, in 1843.', document: 'talk', begin: 64, end: 111, rule: 'subject-verb-object', all_evidence: '[{"document":"talk","begin":64,"end":111,"confidence":0.9,"text":"Lovelace wrote programs, says Babbage, in 1843.","speaker":"Ann","time":"00:01:02.500","rule":"subject-verb-object","predicate":"sit in","when":"1820/..","attributed_to":"Ann"}]'}},
{id: 'e-504395abc30ceceecdc9', source: 'person/charles-babbage', target: 'product/analytical-engine', properties: {weight: 1.0, kind: 'RELATED_TO', count: 1, predicate: 'dream of', confidence: 0.9, negated: false, symmetric: false, modality: 'asserted', evidence: 'Ada Lovelace wrote the first computer program for the Analytical Engine.', document: 'letters', begin: 0, end: 72, rule: 'subject-verb-object', all_evidence: '[{"document":"letters","begin":0,"end":72,"confidence":0.9,"text":"Ada Lovelace wrote the first computer program for the Analytical Engine.","rule":"subject-verb-object","predicate":"dream of"}]'}},
{id: 'e-68b47e47fdfa11fa9ef1', source: 'person/charles-babbage', target: 'product/analytical-engine', properties: {weight: 1.0, kind: 'RELATED_TO', count: 1, predicate: 'pay for', confidence: 0.9, negated: false, symmetric: false, modality: 'asserted', evidence: 'She worked with **Charles Babbage**.', document: 'letters', begin: 120, end: 156, rule: 'subject-verb-object', all_evidence: '[{"document":"letters","begin":120,"end":156,"confidence":0.9,"text":"She worked with **Charles Babbage**.","sentence":"She worked with Charles Babbage.","rule":"subject-verb-object","predicate":"pay for"}]'}},
{id: 'e-40d81120d17537fae434', source: 'product/analytical-engine', target: 'product/analytical-engine', properties: {weight: 1.0, kind: 'RELATED_TO', count: 1, predicate: 'count with', confidence: 0.9, negated: false, symmetric: false, modality: 'asserted', evidence: 'Ada Lovelace wrote the first computer program for the Analytical Engine.', document: 'letters', begin: 0, end: 72, rule: 'subject-verb-object', all_evidence: '[{"document":"letters","begin":0,"end":72,"confidence":0.9,"text":"Ada Lovelace wrote the first computer program for the Analytical Engine.","rule":"subject-verb-object","predicate":"count with"}]'}}
] AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`RELATED_TO` {id: row.id}]->(b)
SET r += row.properties;
UNWIND [
{id: 'e-4f6cc8d2f7bd3b2e8679', source: 'product/analytical-engine', target: 'product/jacquard-loom', properties: {weight: 1.0, kind: 'SIMILAR_TO', count: 1, predicate: 'resemble', confidence: 0.9, negated: false, symmetric: true, modality: 'asserted', evidence: 'Ada Lovelace wrote the first computer program for the Analytical Engine.', document: 'letters', begin: 0, end: 72, rule: 'subject-verb-object', all_evidence: '[{"document":"letters","begin":0,"end":72,"confidence":0.9,"text":"Ada Lovelace wrote the first computer program for the Analytical Engine.","rule":"subject-verb-object","predicate":"resemble"}]'}}
] AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`SIMILAR_TO` {id: row.id}]->(b)
SET r += row.properties;
UNWIND [
{id: 'e-32807a56a11a0262a924', source: 'person/ada-lovelace', target: 'organization/royal-astronomical-society-of-london-and-its-provinces', properties: {weight: 1.0, kind: 'WORKS_AT', count: 1, predicate: 'work at', confidence: 0.9, negated: false, symmetric: false, modality: 'hypothetical', evidence: 'Babbage never worked at the society. Might she have? Did she?', document: 'talk', begin: 200, end: 261, rule: 'subject-verb-object', all_evidence: '[{"document":"talk","begin":200,"end":261,"confidence":0.9,"text":"Babbage never worked at the society. Might she have? Did she?","rule":"subject-verb-object","predicate":"work at"}]'}},
{id: 'e-8e5fb9bf9b0c5e748ce5', source: 'person/charles-babbage', target: 'organization/royal-astronomical-society-of-london-and-its-provinces', properties: {weight: 1.0, kind: 'WORKS_AT', count: 1, predicate: 'work at', confidence: 0.9, negated: true, symmetric: false, modality: 'asserted', evidence: 'Babbage never worked at the society. Might she have? Did she?', document: 'talk', begin: 200, end: 261, rule: 'subject-verb-object', all_evidence: '[{"document":"talk","begin":200,"end":261,"confidence":0.9,"text":"Babbage never worked at the society. Might she have? Did she?","rule":"subject-verb-object","predicate":"work at"}]'}}
] AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`WORKS_AT` {id: row.id}]->(b)
SET r += row.properties;
